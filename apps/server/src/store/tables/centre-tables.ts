import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** The log: every durable fact, in the one order in which they happened. Never changed. */
interface EventsTable {
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

interface InteractionsTable {
  interaction_id: string;
  conversation_id: string | null;
  agent_id: string | null;
  is_open: Flag;
  version: number;
  body: string;
}

interface AgentSessionsTable {
  agent_id: string;
  version: number;
  body: string;
}

/** What each agent is told, gapless by `seq`. `body` is a whole InboxItem but for its `seq`. */
interface InboxTable {
  agent_id: string;
  seq: number;
  interaction_id: string | null;
  name: string;
  body: string;
}

interface TimersTable {
  timer_id: string;
  due_at: number;
  command: string;
}

interface CallbacksTable {
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
interface LineOrdersTable {
  seq: Generated<number>;
  /** Stays the same when the order has to be given again. */
  order_id: string;
  body: string;
}

/** Every interaction that is over. `body` is a PastInteraction. Its words are in `past_interaction_words`, by `row_id`. */
interface PastInteractionsTable {
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
interface WallboardSnapshotsTable {
  snapshot_id: number;
  seq: number;
  body: string;
}

/** What happens, and what is to happen. */
export interface CentreTables {
  events: EventsTable;
  interactions: InteractionsTable;
  agent_sessions: AgentSessionsTable;
  inbox: InboxTable;
  timers: TimersTable;
  callbacks: CallbacksTable;
  line_orders: LineOrdersTable;
  past_interactions: PastInteractionsTable;
  past_interaction_words: { rowid: number; words: string };
  wallboard_snapshots: WallboardSnapshotsTable;
}
