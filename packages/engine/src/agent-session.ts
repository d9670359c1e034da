import type { Availability, ChannelType, Extension, LoginStatus } from "@omni/contract";
import type { Id } from "./directory.ts";

/** What an agent asked for. What the agent is (`availability`) also depends on the agent's work and connection. */
export type ChosenAvailability = "AVAILABLE" | "ON_BREAK";

/** One interaction that takes a place of the agent's capacity. */
export interface WorkItem {
  interactionId: Id;
  campaignId: Id;
  channelType: ChannelType;
  phase: "OFFERED" | "LIVE" | "WRAP_UP";
  /** A guest was asked in by another agent and has neither wrap-up nor disposition. */
  role: "OWNER" | "GUEST";
  /** A wrap-up that keeps all other work away until it is over. */
  blocking: boolean;
}

/** An agent at work: immutable, plain JSON, rebuilt by `evolve` alone. */
export interface AgentSession {
  agentId: Id;
  loggedIn: boolean;
  loginStatus: LoginStatus;
  /** Whether a console of the agent is connected right now. */
  connection: "ONLINE" | "OFFLINE";
  /** Since when no console is connected. */
  offlineSince: number | null;
  /** The console is connected, but out of the agent's sight, such as behind another tab. */
  looksAway: boolean;
  selectedCampaigns: Id[];
  extension: Extension | null;
  autoCall: Record<ChannelType, boolean>;
  chosen: ChosenAvailability;
  breakReason: string | null;
  availability: Availability;
  work: WorkItem[];
  focusInteractionId: Id | null;
  /** When the agent last took or finished work, or came to work: the least is the longest idle. */
  idleSince: number;
  /** Grows each time the agent becomes ready anew; an interaction skips the agent only within one round. */
  round: number;
  missedStreak: number;
  version: number;
}

/** Whether what has the focus is seen. */
export const isLooking = ({ connection, looksAway }: AgentSession): boolean => connection === "ONLINE" && !looksAway;

/** The break that a missed offer puts an agent on, so that a deserted console is offered nothing more. */
export const missedOfferReason = "Missed offer";

/** How long a call stays with an agent whose console is gone. Long enough for a page to reload. */
export const voiceGraceMs = 20_000;

export const noAutoCall: Record<ChannelType, boolean> = {
  VOICE: false,
  CHAT: false,
  WHATSAPP: false,
  SMS: false,
  EMAIL: false,
  VIDEO: false,
};

/** An agent who has never signed in. */
export function newAgentSession(agentId: Id, at: number): AgentSession {
  return {
    agentId,
    loggedIn: false,
    loginStatus: "LOGGED_OUT",
    connection: "OFFLINE",
    offlineSince: null,
    looksAway: false,
    selectedCampaigns: [],
    extension: null,
    autoCall: noAutoCall,
    chosen: "ON_BREAK",
    breakReason: null,
    availability: { status: "OFFLINE", breakReason: null, since: at, routable: false },
    work: [],
    focusInteractionId: null,
    idleSince: at,
    round: 0,
    missedStreak: 0,
    version: 0,
  };
}
