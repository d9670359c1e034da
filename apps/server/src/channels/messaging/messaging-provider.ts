import type { Attachment, MessageStatus } from "@omni/contract";

export type MessagingChannelType = "WHATSAPP" | "SMS";

/** A message to a customer, as a provider is given it. */
export interface ProviderOrder {
  /** Names the order: given again under the same id, the customer gets the message once. */
  orderId: string;
  channelType: MessagingChannelType;
  /** Our number. */
  from: string;
  to: string;
  /** What the customer reads: of a template, its text with the variables filled in. */
  text: string;
  /** Set when the provider must send one of the templates that it approved. */
  template: { templateId: string; variables: Record<string, string> } | null;
  /** With addresses that work without a session, relative to the server. */
  attachments: Attachment[];
}

/** What a provider says at once. To reject means that it could not be reached: the order is given again later. */
export type ProviderAnswer =
  | { outcome: "TAKEN"; providerMessageId: string }
  /** The number or the message is not accepted, and giving it again would not help. */
  | { outcome: "REFUSED"; reason: string };

/** A message from a customer. Providers repeat what was not acknowledged; the id tells a repetition. */
export interface IncomingMessage {
  providerMessageId: string;
  channelType: MessagingChannelType;
  from: string;
  to: string;
  text: string;
  attachments: readonly { name: string; content: Uint8Array }[];
  /** By the provider's own clock, which may be wrong. */
  sentAt: number;
}

export interface StatusUpdate {
  providerMessageId: string;
  status: Exclude<MessageStatus, "SENT">;
}

/** What a provider tells. Each is acknowledged when its promise resolves, and told again when it rejects. */
export interface ProviderListener {
  onMessage(message: IncomingMessage): Promise<void>;
  onStatus(update: StatusUpdate): Promise<void>;
}

/** What carries WhatsApp and SMS messages between our numbers and customers. */
export interface MessagingProvider {
  readonly name: string;
  /** True when no message leaves this server. */
  readonly isSimulated: boolean;
  /** Begins to tell what arrives. Called once, before anything is sent. */
  start(listener: ProviderListener): void;
  send(order: ProviderOrder): Promise<ProviderAnswer>;
  /**
   * Shows the customer that this message, and what came before it, was read. Left out where a channel or provider has no such
   * word. To reject loses no more than the mark.
   */
  markRead?(read: { providerMessageId: string; channelType: MessagingChannelType; customer: string }): Promise<void>;
  stop(): void;
}
