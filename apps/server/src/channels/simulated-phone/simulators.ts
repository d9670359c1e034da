/** What a played phone needs of the simulated line and of the simulated numbers. */
import type { Attachment } from "@omni/contract";

export interface LineEvent {
  type: "ringing" | "connected" | "held" | "resumed" | "digits" | "ended";
  callId: string;
  /** Who calls, when it rings. */
  from?: string;
  digits?: string;
  reason?: string;
}

export interface LinePhone {
  /** Calls one of the centre's numbers; the call's id. */
  call(to: string): string | Promise<string>;
  answer(callId: string): unknown;
  decline(callId: string): unknown;
  hangUp(callId: string): unknown;
  drop(callId: string): unknown;
  sendDigits(callId: string, digits: string): unknown;
  disconnect(): void;
}

export interface NumberEvent {
  type: "message";
  channelType: "WHATSAPP" | "SMS";
  messageId: string;
  /** The centre's number. */
  from: string;
  text: string;
  attachments: readonly Attachment[];
  sentAt: number;
}

/** The centre has read what the phone sent under this id, and all before it. */
export interface ReadEvent {
  type: "read";
  messageId: string;
}
export interface NumberPhone {
  /** Sent again under the same id, the centre gets the message once. */
  send(message: {
    channelType: "WHATSAPP" | "SMS";
    to: string;
    text: string;
    attachments: readonly { name: string; content: Uint8Array }[];
    messageId: string;
  }): Promise<unknown>;
  markRead(messageId: string): unknown;
  setReachable(reachable: boolean): unknown;
  disconnect(): void;
}

export interface Simulators {
  line: { connectPhone(number: string, listener: (event: LineEvent) => void): LinePhone };
  numbers: { connectPhone(number: string, listener: (event: NumberEvent | ReadEvent) => void): NumberPhone };
}
