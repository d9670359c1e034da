/** Messages between a simulated customer's phone and the server on the socket `/phone`, one JSON text frame each. */
import type { Attachment, ErrorCode } from "@omni/contract";
import { z } from "zod";
import { largestPhoneFileBytes } from "./phone-file.ts";

/** A number by which the centre is reached. */
export interface CentreNumber {
  number: string;
  channelType: "VOICE" | "WHATSAPP" | "SMS";
  title: string;
}

export interface PhoneCall {
  callId: string;
  /** OUT: this phone calls the centre. */
  direction: "IN" | "OUT";
  /** The other end's number. */
  peer: string;
  state: "RINGING" | "CONNECTED" | "HELD" | "ENDED";
  /** The centre has not put the call through to anybody: it waits in a queue. */
  waiting: boolean;
  startedAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  /** Why it ended, as the line says it; null while it lasts. */
  endReason: string | null;
  /** Digits that the other end sent. */
  heardDigits: string;
}

export interface PhoneMessage {
  messageId: string;
  /** The id that the phone gave its own message; null for the centre's. */
  clientId: string | null;
  channelType: "WHATSAPP" | "SMS";
  from: "PHONE" | "CENTRE";
  /** The centre's number. */
  peer: string;
  text: string;
  attachments: Attachment[];
  sentAt: number;
  /** Of the centre's message: on this phone. Of the phone's own: by an agent, where the channel tells. */
  read: boolean;
}

export type ToPhone =
  | {
      type: "welcome";
      number: string;
      numbers: CentreNumber[];
      /** Calls that last, and those that ended since the phone was there. */
      calls: PhoneCall[];
      /** Every message that the server still keeps for this phone. */
      messages: PhoneMessage[];
      reachable: boolean;
      /** Server time, by which call durations are shown. */
      now: number;
    }
  | { type: "call"; call: PhoneCall }
  | { type: "message"; message: PhoneMessage }
  | { type: "reachable"; reachable: boolean }
  | { type: "pong" }
  /** `orderId` names the order that was refused; null: no phone can be had here. */
  | { type: "refused"; orderId: string | null; code: ErrorCode; message: string };

const orderId = z.string().min(1).max(64);
const callId = z.string().min(1).max(128);
/** International or national; spaces and dashes are the page's matter. */
export const phoneNumber = z
  .string()
  .regex(/^\+?\d{3,15}$/, { error: "must be a phone number: 3 to 15 digits, with or without a leading +" });

export const phoneHello = z.strictObject({
  type: z.literal("hello"),
  number: phoneNumber,
  /** Kept by the page: who shows it again is the same phone and finds its calls and messages. */
  phoneKey: z.string().min(16).max(64),
});

export const phoneFile = z.strictObject({
  name: z.string().min(1).max(256),
  base64: z.base64().max(Math.ceil(largestPhoneFileBytes / 3) * 4),
});
/** A file on its way from a phone, by WhatsApp. */
export type PhoneFile = z.infer<typeof phoneFile>;

const ofCall = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), orderId, callId });

export const fromPhone = z.discriminatedUnion("type", [
  phoneHello,
  z.strictObject({ type: z.literal("call"), orderId, to: phoneNumber }),
  ofCall("answer"),
  ofCall("decline"),
  ofCall("hangUp"),
  /** The call's line is lost, as in a tunnel: nobody hung up. */
  ofCall("drop"),
  z.strictObject({
    type: z.literal("digits"),
    orderId,
    callId,
    digits: z.string().regex(/^[0-9*#A-D]{1,32}$/, { error: "must be up to 32 of 0 to 9, A to D, * and #" }),
  }),
  /** Sent again with the same orderId until a message with it as its clientId comes back, and taken once. */
  z.strictObject({
    type: z.literal("send"),
    orderId,
    channelType: z.enum(["WHATSAPP", "SMS"]),
    to: phoneNumber,
    /** May be empty when a file comes along. */
    text: z.string().max(4096),
    file: phoneFile.optional(),
  }),
  z.strictObject({ type: z.literal("read"), orderId, messageId: z.string().min(1).max(128) }),
  z.strictObject({ type: z.literal("reachable"), orderId, reachable: z.boolean() }),
  z.strictObject({ type: z.literal("ping") }),
]);
export type FromPhone = z.infer<typeof fromPhone>;
export type PhoneHello = z.infer<typeof phoneHello>;
/** What a phone does, once it is known which number it plays. */
export type PhoneOrder = Exclude<FromPhone, { type: "hello" | "ping" }>;
