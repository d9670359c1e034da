// What the server's history tells of interactions that are over.
import type {
  CallType,
  ChannelType,
  Direction,
  EndedBy,
  Message,
  Participant,
  SystemDisposition,
} from "@omni/contract";

export interface PastInteraction {
  interactionId: string;
  channelType: ChannelType;
  direction: Direction;
  callType: CallType | null;
  campaignId: string;
  campaignName: string;
  queueId: string | null;
  queueName: string | null;
  agentId: string | null;
  agentName: string | null;
  customerId: string | null;
  customerName: string;
  /** The customer's number or address. */
  customerAddress: string | null;
  isMasked: boolean;
  startedAt: number;
  endedAt: number;
  waitedMs: number;
  talkMs: number;
  holdMs: number;
  wrapUpMs: number;
  dispositionCode: string | null;
  dispositionName: string | null;
  dispositionClass: string | null;
  notes: string;
  systemDisposition: SystemDisposition;
  endedBy: EndedBy | null;
  messageCount: number;
  summary: string;
}

export const historySorts = ["startedAt", "waited", "handled", "customer", "agent"] as const;
export type HistorySort = (typeof historySorts)[number];

/** One page of the history. */
export interface HistoryPage {
  items: PastInteraction[];
  /** Asks for the next page; null: this is the last one. */
  cursor: string | null;
  /** How many fit the filters in all; null on later pages. */
  total: number | null;
}

export interface TimelineEntry {
  at: number;
  text: string;
}

export interface PastInteractionDetail {
  interaction: PastInteraction;
  participants: Participant[];
  /** What happened, the oldest first. Empty for what was taken over from another system. */
  timeline: TimelineEntry[];
  messages: Message[];
}

/** What a filter of the history can be set to. */
export interface HistoryChoices {
  campaigns: { id: string; name: string }[];
  queues: { id: string; name: string; campaignId: string }[];
  agents: { id: string; name: string }[];
  dispositions: { id: string; name: string }[];
}
