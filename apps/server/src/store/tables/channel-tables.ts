interface ConversationsTable {
  conversation_id: string;
  campaign_id: string;
  token_hash: string;
  /** The newest interaction of the conversation. */
  interaction_id: string | null;
  /** How many messages the interactions before the newest one hold. */
  base_seq: number;
  profile: string;
  created_at: number;
}

/** One customer's number and one of ours on one channel. It outlives its interactions. */
export interface NumberConversationsTable {
  conversation_id: string;
  channel_type: "WHATSAPP" | "SMS";
  own_number: string;
  /** Digits only. */
  customer_number: string;
  campaign_id: string;
  interaction_id: string | null;
  customer_wrote_at: number | null;
}

/** Files of messages; the content lies in the data folder under its hash. */
export interface AttachmentsTable {
  attachment_id: string;
  sha256: string;
  name: string;
  content_type: string;
  size_bytes: number;
  /** Who uploaded it and may send it: `agent:<id>`, `conversation:<id>`. */
  owner: string;
  /** Set when it is sent; until then it is nobody's message, and goes after a day. */
  interaction_id: string | null;
  conversation_id: string | null;
  message_id: string | null;
  created_at: number;
}

/** What became of a message after it was sent. */
interface MessageStatusesTable {
  message_id: string;
  interaction_id: string;
  status: "SENT" | "DELIVERED" | "READ" | "FAILED";
}

/** Messages to a messaging provider, written with the fact that they were sent. */
interface OutboxTable {
  message_id: string;
  interaction_id: string;
  state: "WAITING" | "HANDED" | "REFUSED";
  provider_message_id: string | null;
  body: string;
}

/** What the simulated provider was given. */
export interface SimulatedMessagesTable {
  message_id: string;
  order_id: string;
  state: "SENT" | "DELIVERED" | "READ" | "FAILED";
  body: string;
}

/** What outside services told about interactions; the newest of each id. */
interface InsightsTable {
  interaction_id: string;
  insight_id: string;
  at: number;
  body: string;
}

/** Conversations with customers, and what goes to and comes from them. */
export interface ChannelTables {
  conversations: ConversationsTable;
  number_conversations: NumberConversationsTable;
  attachments: AttachmentsTable;
  message_statuses: MessageStatusesTable;
  outbox: OutboxTable;
  simulated_messages: SimulatedMessagesTable;
  insights: InsightsTable;
}
