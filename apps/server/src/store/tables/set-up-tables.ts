import type { Flag } from "./flag.ts";

interface ProcessesTable {
  process_id: string;
  name: string;
}

interface CampaignsTable {
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

interface QueuesTable {
  queue_id: string;
  campaign_id: string;
  name: string;
  priority: number;
  channels: string;
  scheduler: "LONGEST_IDLE" | "MOST_FREE";
  /** Answered within this time counts as good service; null: 20. */
  service_level_seconds: number | null;
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

interface MessageTemplatesTable {
  template_id: string;
  name: string;
  channel_type: "WHATSAPP" | "SMS";
  body: string;
  variables: string;
}

/** The contact centre's own set-up. */
export interface SetUpTables {
  processes: ProcessesTable;
  campaigns: CampaignsTable;
  campaign_agents: { campaign_id: string; user_id: string };
  queues: QueuesTable;
  queue_agents: { queue_id: string; user_id: string };
  numbers: NumbersTable;
  ivr_entries: { ivr_id: string; name: string };
  disposition_plans: { disposition_plan_id: string; name: string; classes: string };
  break_reasons: { name: string; position: number };
  extensions: { call_context_id: string; call_context_name: string; phone: string };
  canned_responses: { response_id: string; campaign_id: string; shortcut: string; title: string; text: string };
  message_templates: MessageTemplatesTable;
  /** Single values: the cookie secret, the contact centre's id and name. */
  settings: { key: string; value: string };
}
