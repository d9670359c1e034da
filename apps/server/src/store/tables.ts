import type { Generated } from "kysely";

/** Booleans are 0 and 1, times are milliseconds since the epoch, bodies are JSON. */
type Flag = 0 | 1;

/** The log: every durable fact, in the one order in which they happened. Never changed. */
export interface EventsTable {
  seq: Generated<number>;
  /** The interaction, or the agent, that the fact is about. */
  aggregate_id: string;
  /** The aggregate's version after the fact. */
  version: number;
  type: string;
  at: number;
  body: string;
  /** Names the order that caused the fact; an order sent again finds it here and is not done twice. */
  dedupe_key: string | null;
}

export interface CallbacksTable {
  callback_id: string;
  interaction_id: string;
  campaign_id: string;
  agent_id: string;
  at: number;
  is_open: Flag;
  version: number;
  body: string;
}

/** What the line provider has not confirmed to have carried out; a row goes when it is done. */
export interface LineOrdersTable {
  seq: Generated<number>;
  /** Stays the same when the order has to be given again. */
  order_id: string;
  body: string;
}

/** The centre's own numbers, by which customers reach it. */
export interface NumbersTable {
  number: string;
  channel_type: "VOICE" | "WHATSAPP" | "SMS";
  campaign_id: string;
  /** Null: the campaign's queue of highest priority that takes the channel. */
  queue_id: string | null;
  title: string;
}

export interface InteractionsTable {
  interaction_id: string;
  conversation_id: string | null;
  agent_id: string | null;
  is_open: Flag;
  version: number;
  body: string;
}

export interface AgentSessionsTable {
  agent_id: string;
  version: number;
  body: string;
}

/** What each agent is told, gapless by `seq`. `body` is a whole InboxItem but for its `seq`. */
export interface InboxTable {
  agent_id: string;
  seq: number;
  interaction_id: string | null;
  name: string;
  body: string;
}

export interface TimersTable {
  timer_id: string;
  due_at: number;
  command: string;
}

export interface ConversationsTable {
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

export interface CustomersTable {
  customer_id: string;
  process_id: string;
  name: string;
  /** Lower-case words that a search looks through. */
  search: string;
  body: string;
  updated_at: number;
}

export interface CustomerContactsTable {
  process_id: string;
  kind: "PHONE" | "EMAIL";
  /** Normalised: digits of a phone number, an e-mail address in lower case. */
  value: string;
  customer_id: string;
}

/** Past interactions of customers, one HistoryEntry each. */
export interface HistoryTable {
  interaction_id: string;
  customer_id: string;
  started_at: number;
  body: string;
}

/** Every interaction that is over. `body` is a PastInteraction. Its words are in `past_interaction_words`, by `row_id`. */
export interface PastInteractionsTable {
  row_id: Generated<number>;
  interaction_id: string;
  started_at: number;
  ended_at: number;
  channel_type: string;
  direction: string;
  campaign_id: string;
  queue_id: string | null;
  agent_id: string | null;
  agent_name: string;
  customer_name: string;
  disposition_code: string | null;
  system_disposition: string;
  waited_ms: number;
  handled_ms: number;
  body: string;
}

/** The wallboard after the fact `seq`, so that a start need not read the whole log. One row. */
export interface WallboardSnapshotsTable {
  snapshot_id: number;
  seq: number;
  body: string;
}

export interface UsersTable {
  user_id: string;
  user_name: string;
  name: string;
  user_type: "AGENT" | "SUPERVISOR" | "ADMINISTRATOR";
  locale: string;
  password_hash: string;
  capacity: string;
  total_capacity: number;
  /** JSON, units per channel; null: one each. */
  channel_weights: string | null;
  is_active: Flag;
  /** 0: customers' personal data arrive masked. */
  sees_personal_data: Generated<Flag>;
}

export interface HttpSessionsTable {
  session_hash: string;
  user_id: string | null;
  expires_at: number;
  body: string;
}

export interface ProcessesTable {
  process_id: string;
  name: string;
}

export interface CampaignsTable {
  campaign_id: string;
  process_id: string;
  name: string;
  type: "Interactive Voice Application" | "Chat Campaign" | "Interaction Campaign";
  /** What a chat widget names the campaign by; null: no widget reaches it. */
  public_key: string | null;
  /** The heading that customers see. */
  title: string;
  channels: string;
  disposition_plan_id: string;
  excluded_codes: string;
  wrap_up: string;
  offer_timeout_seconds: number;
  auto_answer: Flag;
  crm_url: string | null;
  /** JSON list of web origins whose pages may hold the widget; null: any. */
  widget_origins: string | null;
  /** The number that called parties are shown. */
  caller_id: string | null;
  ring_seconds: number | null;
  max_callback_count: number | null;
}

export interface QueuesTable {
  queue_id: string;
  campaign_id: string;
  name: string;
  priority: number;
  channels: string;
  scheduler: "LONGEST_IDLE" | "MOST_FREE";
  /** Answered within this time counts as good service; null: 20. */
  service_level_seconds: number | null;
}

/** An app that is installed, in one or more versions. */
export interface AppsTable {
  app_id: string;
  is_enabled: Flag;
  /** The key that signed the first signed package; later ones are signed by it. */
  publisher_key: string | null;
  /** Everybody's, but those in a roll-out. */
  active_version: string | null;
  /** Where a roll-back leads. */
  previous_version: string | null;
  roll_out_version: string | null;
  /** JSON: who gets the version that is being rolled out. */
  roll_out_stage: string | null;
}

/** A version of an app. The file of a package lies in the data folder under its hash. */
export interface AppVersionsTable {
  app_id: string;
  version: string;
  state: "UPLOADED" | "INSTALLING" | "INSTALLED";
  source: "PACKAGE" | "URL";
  manifest: string;
  manifest_url: string | null;
  /** A data: address. */
  icon: string | null;
  sha256: string;
  content_hash: string;
  bytes: number;
  public_key: string | null;
  /** When an administrator consented to all that the manifest asks for; null: nothing of it runs. */
  consented_at: number | null;
  uploaded_at: number;
  uploaded_by: string;
}

/** Contents that versions had here, uninstalled ones too: browsers keep the files of a version for a year. */
export interface AppKnownContentsTable {
  app_id: string;
  version: string;
  content_hash: string;
  last_installed_at: number;
}

/** Where a page of an app is shown, and to whom. */
export interface AppMappingsTable {
  app_id: string;
  position: number;
  page: string;
  slots: string;
  user_types: string;
  level: "CONTACT_CENTRE" | "PROCESS" | "CAMPAIGN" | "QUEUE";
  scope_id: string;
  applies_to_children: Flag;
}

/** What an administrator filled in. A secret's value is encrypted; any other is JSON. */
export interface AppSettingsTable {
  app_id: string;
  key: string;
  is_secret: Flag;
  value: string;
}

export interface AppAuditTable {
  seq: Generated<number>;
  at: number;
  user_id: string;
  user_name: string;
  /** Null: about all of them. */
  app_id: string | null;
  action: string;
  version: string | null;
  summary: string;
}

/** How often what happened to a version of an app on a day. */
export interface AppFiguresTable {
  app_id: string;
  day: string;
  version: string;
  kind: "MOUNTED" | "READY" | "FAILED" | "CRASHED" | "CALL_ERROR" | "CALLBACK_ERROR";
  count: number;
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
export interface MessageStatusesTable {
  message_id: string;
  interaction_id: string;
  status: "SENT" | "DELIVERED" | "READ" | "FAILED";
}

export interface MessageTemplatesTable {
  template_id: string;
  name: string;
  channel_type: "WHATSAPP" | "SMS";
  body: string;
  variables: string;
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

/** Messages to a messaging provider, written with the fact that they were sent. */
export interface OutboxTable {
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

/** A column of a process's customers. */
export interface CustomerColumnsTable {
  process_id: string;
  name: string;
  label: string;
  type: "TEXT" | "NUMBER" | "BOOLEAN" | "DATE" | "EMAIL" | "PHONE" | "CHOICE";
  choices: string;
  is_required: Flag;
  is_unique: Flag;
  /** How many characters stay readable where the column is hidden; null: it is not. */
  mask_first: number | null;
  mask_last: number | null;
  position: number;
}

/** What customers have in unique columns, normalised. */
export interface CustomerValuesTable {
  process_id: string;
  name: string;
  value: string;
  customer_id: string;
}

/** Records that became part of another one. */
export interface CustomerMergesTable {
  customer_id: string;
  into_id: string;
  merged_by: string;
  merged_at: number;
  /** The record as it was; empty when nobody will ask for it any more. */
  body: string;
}

export interface CustomerImportsTable {
  import_id: string;
  state: "UPLOADED" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";
  created_by: string;
  created_at: number;
  body: string;
}

export interface CustomerImportErrorsTable {
  import_id: string;
  row_number: number;
  message: string;
  /** The row as it was read. */
  cells: string;
}

/** Keys of outside services; only a hash is kept. */
export interface ApiKeysTable {
  key_id: string;
  name: string;
  key_hash: string;
  scopes: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** What outside services told about interactions; the newest of each id. */
export interface InsightsTable {
  interaction_id: string;
  insight_id: string;
  at: number;
  body: string;
}

/** What apps store by `app.storage`. */
export interface AppStorageTable {
  app_id: string;
  scope: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
  /** The user's, the campaign's or the contact centre's id. */
  scope_id: string;
  key: string;
  value: string;
  /** Key and value together. */
  bytes: number;
}

export interface Tables {
  app_storage: AppStorageTable;
  customer_columns: CustomerColumnsTable;
  customer_values: CustomerValuesTable;
  customer_merges: CustomerMergesTable;
  customer_imports: CustomerImportsTable;
  customer_import_errors: CustomerImportErrorsTable;
  api_keys: ApiKeysTable;
  insights: InsightsTable;
  attachments: AttachmentsTable;
  message_statuses: MessageStatusesTable;
  message_templates: MessageTemplatesTable;
  number_conversations: NumberConversationsTable;
  outbox: OutboxTable;
  simulated_messages: SimulatedMessagesTable;
  callbacks: CallbacksTable;
  line_orders: LineOrdersTable;
  numbers: NumbersTable;
  ivr_entries: { ivr_id: string; name: string };
  events: EventsTable;
  interactions: InteractionsTable;
  agent_sessions: AgentSessionsTable;
  inbox: InboxTable;
  timers: TimersTable;
  conversations: ConversationsTable;
  customers: CustomersTable;
  customer_contacts: CustomerContactsTable;
  history: HistoryTable;
  past_interactions: PastInteractionsTable;
  past_interaction_words: { rowid: number; words: string };
  wallboard_snapshots: WallboardSnapshotsTable;
  users: UsersTable;
  http_sessions: HttpSessionsTable;
  processes: ProcessesTable;
  campaigns: CampaignsTable;
  campaign_agents: { campaign_id: string; user_id: string };
  queues: QueuesTable;
  queue_agents: { queue_id: string; user_id: string };
  disposition_plans: { disposition_plan_id: string; name: string; classes: string };
  break_reasons: { name: string; position: number };
  extensions: { call_context_id: string; call_context_name: string; phone: string };
  canned_responses: { response_id: string; campaign_id: string; shortcut: string; title: string; text: string };
  apps: AppsTable;
  app_versions: AppVersionsTable;
  app_known_contents: AppKnownContentsTable;
  app_slots: { slot: string; title: string; position: number };
  app_mappings: AppMappingsTable;
  app_order: { slot: string; app_id: string; position: number };
  app_settings: AppSettingsTable;
  app_audit: AppAuditTable;
  app_figures: AppFiguresTable;
  /** Single values: the cookie secret, the contact centre's id and name. */
  settings: { key: string; value: string };
}
