import type { Attachment, Message } from "@omni/contract";
import type { CustomerMessage } from "@omni/live";

/** A message as its customer sees it. An agent's client id is a matter between the agent's console and the server. */
export const toCustomerMessage = (
  { messageId, from, senderName, text, attachments, sentAt }: Message,
  clientId: string | null,
  seq: number,
  toCustomerView: (attachment: Attachment) => Attachment,
): CustomerMessage => ({
  seq,
  messageId,
  clientId: from === "CUSTOMER" ? clientId : null,
  from,
  senderName,
  text,
  attachments: attachments.map(toCustomerView),
  sentAt,
});
