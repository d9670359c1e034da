// What the server tells supervisors while it happens, as the data of Server-Sent Events.
import type { ChannelType, Direction, InteractionState, Message } from "@omni/contract";

/** What a signed-in agent is doing: one at any moment. */
export type AgentActivity = "OFFLINE" | "TALK" | "HOLD" | "RING" | "PREVIEW" | "WRAP_UP" | "BREAK" | "IDLE";

/** SNOOP: hears all and is heard by nobody. WHISPER: only the agent hears the supervisor. BARGE: everybody does. */
export type LookInMode = "SNOOP" | "WHISPER" | "BARGE";

export interface QueueStatus {
  queueId: string;
  name: string;
  campaignId: string;
  channelTypes: ChannelType[];
  waiting: number;
  /** Since when the one waits who waits longest. */
  waitingSince: number | null;
  /** Members who could be given one more contact of this queue now. */
  readyAgents: number;
  arrived: number;
  answered: number;
  answeredInTime: number;
  abandoned: number;
  /** Share answered in time, of all who left the line; null while nobody has. */
  serviceLevel: number | null;
  serviceLevelSeconds: number;
}

export interface AgentStatus {
  agentId: string;
  name: string;
  activity: AgentActivity;
  since: number;
  isReady: boolean;
  breakReason: string | null;
  campaignIds: string[];
  /** Interactions at the agent now, and how much fits. */
  load: number;
  capacity: number;
  handled: number;
  missed: number;
  /** Milliseconds since the day began. */
  talkMs: number;
  staffedMs: number;
}

export interface CampaignStatus {
  campaignId: string;
  name: string;
  waiting: number;
  live: number;
  inWrapUp: number;
}

export interface LookInStatus {
  supervisorId: string;
  name: string;
  mode: LookInMode;
  since: number;
}

export interface LiveInteraction {
  interactionId: string;
  state: InteractionState;
  stateSince: number;
  channelType: ChannelType;
  direction: Direction;
  campaignId: string;
  queueId: string | null;
  agentId: string | null;
  agentName: string | null;
  customerName: string;
  /** A number or an e-mail address. */
  customerAddress: string | null;
  isMasked: boolean;
  createdAt: number;
  /** Null: it does not wait. */
  waitingSince: number | null;
  lookIns: LookInStatus[];
}

/** The whole live view at a moment; times are ms since the epoch, so that a page counts on by itself. */
export interface SupervisorFrame {
  at: number;
  /** Counts and times are since then: the server's midnight. */
  dayStartedAt: number;
  queues: QueueStatus[];
  agents: AgentStatus[];
  campaigns: CampaignStatus[];
  breakReasons: string[];
  /** The oldest first; at most 500. */
  interactions: LiveInteraction[];
  interactionCount: number;
  /** The most who waited in each minute of the last hour, by campaign, the oldest first. */
  trend: { at: number; waiting: Record<string, number> }[];
}

/** What a supervisor who looks into a conversation is told, in order. */
export type LookInEvent =
  | { type: "snapshot"; interaction: LiveInteraction; messages: Message[] }
  | { type: "interaction"; interaction: LiveInteraction }
  | { type: "message"; message: Message }
  | { type: "typing"; from: "CUSTOMER" | "AGENT"; typing: boolean }
  /** The supervisor looks in no more: stopped, or the conversation ended. */
  | { type: "over" };
