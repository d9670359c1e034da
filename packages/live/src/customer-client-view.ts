import type { ChatAttachment, UnsentMessage } from "./customer-client-queue.ts";
import type { CustomerMessage } from "./customer-link.ts";

/** One line of the conversation as shown. `key` stays the same while the line's delivery changes. */
export interface ChatLine {
  key: string;
  from: CustomerMessage["from"];
  senderName: string;
  text: string;
  attachments: ChatAttachment[];
  at: number;
  /** SEEN: an agent has read it. */
  delivery: "SENDING" | "SENT" | "SEEN" | "NOT_SENT";
  /** Why the message was not sent. */
  refusal: string | null;
}

export interface ChatView {
  phase: "IDLE" | "WAITING" | "CONNECTED" | "ENDED" | "REFUSED";
  link: "CLOSED" | "CONNECTING" | "ONLINE";
  title: string | null;
  agentName: string | null;
  agentTyping: boolean;
  lines: ChatLine[];
  /** Agent's messages that the customer has not seen, over all tabs. */
  unread: number;
  /** Why no conversation can be had, in phase REFUSED. */
  problem: string | null;
}

/** What the server has, in its order, then what it does not have yet. */
export function toChatLines(
  messages: readonly CustomerMessage[],
  unsent: readonly UnsentMessage[],
  seenSeq: number,
): ChatLine[] {
  const stored = new Set(messages.map((message) => message.clientId));
  return [
    ...messages.map(({ seq, clientId, messageId, from, senderName, text, attachments, sentAt }): ChatLine => ({
      key: clientId ?? messageId,
      from,
      senderName,
      text,
      attachments,
      at: sentAt,
      delivery: from === "CUSTOMER" && seq <= seenSeq ? "SEEN" : "SENT",
      refusal: null,
    })),
    ...unsent
      .filter((row) => !stored.has(row.clientId))
      .map(({ clientId, text, attachments, writtenAt, refusal }): ChatLine => ({
        key: clientId,
        from: "CUSTOMER",
        senderName: "",
        text,
        attachments,
        at: writtenAt,
        delivery: refusal === null ? "SENDING" : "NOT_SENT",
        refusal,
      })),
  ];
}
