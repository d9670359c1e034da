/** Messages between a customer's chat widget and the server on the socket `/chat`, one JSON text frame each. */
import type { Attachment, ErrorCode } from "@omni/contract";
import { z } from "zod";

/** A message as the customer sees it. `seq` is gapless per conversation and orders everything the customer is shown. */
export interface CustomerMessage {
  seq: number;
  messageId: string;
  /** The id the widget gave it; null for messages of the agent and the system. */
  clientId: string | null;
  from: "CUSTOMER" | "AGENT" | "SYSTEM";
  senderName: string;
  text: string;
  /** Their addresses are relative to the server and work for a week; each welcome gives new ones. */
  attachments: Attachment[];
  sentAt: number;
}

export interface ConversationStatus {
  state: "WAITING" | "CONNECTED" | "ENDED";
  agentName: string | null;
  /** Everybody who writes to the customer now; the agent above is the first. */
  agents: string[];
  /** Agents have read what the customer wrote up to here, by its `seq`. */
  seenSeq: number;
}

export type ToCustomer =
  | {
      type: "welcome";
      /** Secret that proves this customer later; the widget keeps it in the page's own storage. */
      token: string;
      conversationId: string;
      title: string;
      status: ConversationStatus;
      /** Messages after the hello's `lastSeq`. */
      messages: CustomerMessage[];
    }
  | { type: "accepted"; clientId: string; message: CustomerMessage }
  | { type: "message"; message: CustomerMessage }
  | { type: "status"; status: ConversationStatus }
  | { type: "typing"; typing: boolean }
  | { type: "pong" }
  | { type: "refused"; clientId: string | null; code: ErrorCode; message: string };

export const customerHello = z.strictObject({
  type: z.literal("hello"),
  /** The chat campaign's public key, from the script tag. */
  campaign: z.string().min(1).max(128),
  token: z.string().min(1).max(256).nullable(),
  lastSeq: z.int().min(0),
  profile: z
    .strictObject({
      name: z.string().min(1).max(256).optional(),
      email: z.string().max(320).optional(),
      phone: z.string().max(64).optional(),
      pageUrl: z.string().max(2048).optional(),
    })
    .optional(),
});
/** Acknowledged by `accepted` once durable; sent again with the same clientId until then, and stored once. */
export const customerMessage = z.strictObject({
  type: z.literal("message"),
  clientId: z.string().min(1).max(64),
  /** May be empty when files come along. */
  text: z.string().max(10_000),
  /** Files that were uploaded with the conversation's token, at POST /chat/attachments. */
  attachmentIds: z.array(z.string().min(1).max(128)).max(10).optional(),
});
export const customerTyping = z.strictObject({ type: z.literal("typing"), typing: z.boolean() });
export const customerRead = z.strictObject({ type: z.literal("read"), messageId: z.string().min(1).max(128) });
export const customerEnd = z.strictObject({ type: z.literal("end") });
/** Answered by `pong`: a browser cannot see a link that died without a word. */
export const customerPing = z.strictObject({ type: z.literal("ping") });

export const fromCustomer = z.discriminatedUnion("type", [
  customerHello,
  customerMessage,
  customerTyping,
  customerRead,
  customerEnd,
  customerPing,
]);
export type FromCustomer = z.infer<typeof fromCustomer>;
