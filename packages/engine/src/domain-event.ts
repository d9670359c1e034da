import type {
  Availability,
  CallType,
  ChannelDetails,
  ChannelType,
  CrmRecord,
  CustomerDetails,
  Direction,
  Disposition,
  Durations,
  EndedBy,
  Extension,
  Message,
  MessageStatus,
  Participant,
  SystemDisposition,
} from "@omni/contract";
import type { ChosenAvailability } from "./agent-session.ts";
import type { CallbackLink } from "./callback.ts";
import type { Id, WrapUpMode } from "./directory.ts";
import type { CallbackFacts } from "./facts/callbacks.ts";
import type { InsightFacts } from "./facts/insights.ts";
import type { LegFacts } from "./facts/legs.ts";
import type { OutboundFacts } from "./facts/outbound.ts";
import type { PartyFacts } from "./facts/parties.ts";
import type { CallbackRequest } from "./interaction.ts";
import type { Reservation } from "./invitation.ts";

interface AgentFacts {
  "agent.signedIn": { userName: string; takeOver: boolean };
  "agent.signedOut": { userName: string; status: "LOGGED_OUT" | "FORCED_OUT" | "EXPIRED"; reason: string | null };
  "agent.connectionChanged": { state: "ONLINE" | "OFFLINE" };
  "agent.attentionChanged": { looksAway: boolean };
  "agent.campaignsSelected": { selectedCampaigns: Id[]; added: Id[]; removed: Id[] };
  "agent.extensionSelected": { extension: Extension };
  "agent.autoCallSet": { channelType: ChannelType; enabled: boolean };
  /** `by`: the supervisor who chose for the agent. */
  "agent.availabilityChosen": { chosen: ChosenAvailability; breakReason: string | null; by?: Id };
  /** What follows from choice, work and connection; comes last in a decision, once per agent at most. */
  "agent.availabilityChanged": { availability: Availability };
}

/** In all of these `agentId` is the agent concerned at that moment, to whom the fact is delivered. */
interface InteractionFacts extends LegFacts, OutboundFacts, PartyFacts, InsightFacts {
  "interaction.created": {
    agentId: null;
    campaignId: Id;
    processId: Id;
    queueId: Id;
    channelType: ChannelType;
    direction: Direction;
    callType: CallType | null;
    conversationId: Id | null;
    customer: CustomerDetails;
    channelDetails: ChannelDetails;
    data: Record<string, unknown>;
    /** A due callback that waits for an agent. */
    callback?: CallbackLink;
    reservation?: Reservation;
  };
  "interaction.offered": {
    agentId: Id;
    campaignId: Id;
    channelType: ChannelType;
    offerId: Id;
    expiresAt: number;
  };
  "interaction.rejected": { agentId: Id; offerId: Id; round: number };
  "interaction.missed": { agentId: Id; offerId: Id; round: number };
  /** The offer was taken back through no fault of the agent: the interaction ended, or the agent became unable. */
  "interaction.offerWithdrawn": {
    agentId: Id;
    offerId: Id;
    reason: "INTERACTION_ENDED" | "AGENT_NOT_ROUTABLE" | "REASSIGNED";
  };
  "interaction.connected": { agentId: Id; participants: Participant[] };
  /** The agent is gone: the conversation waits for another one, at its old place in the queue. */
  "interaction.returned": { agentId: Id; queueId: Id };
  "interaction.selected": {
    agentId: Id;
    previousInteractionId: Id | null;
    reason: "CONNECTED" | "SELECTED";
    requestId: Id;
    /** The agent does not look at it: what is unread stays so. */
    unseen?: true;
  };
  /** The agent, who has the focus on it, looks at it again. */
  "interaction.read": { agentId: Id };
  /** `unseen`: as of `interaction.selected`. */
  "interaction.messageReceived": { agentId: Id | null; clientId: Id | null; message: Message; unseen?: true };
  "interaction.messageSent": { agentId: Id; clientId: Id | null; message: Message };
  "interaction.messageStatusChanged": { agentId: Id | null; messageId: Id; status: MessageStatus };
  /** Remembered while the interaction is open, so that an older status that comes late is known for what it is. */
  "interaction.messageStatusKept": { agentId: null; messageId: Id; status: MessageStatus };
  "interaction.typingChanged": { agentId: Id | null; from: "CUSTOMER" | "AGENT"; typing: boolean; ephemeral: true };
  "interaction.customerConnectionChanged": { agentId: Id | null; online: boolean };
  "interaction.updated": { agentId: Id | null; changes: Record<string, unknown> };
  "interaction.customerIdentified": { agentId: Id | null; customer: CustomerDetails };
  "interaction.crmRecordAttached": { agentId: Id | null; record: CrmRecord };
  "interaction.crmShown": { agentId: Id; requestId: Id };
  "interaction.ended": {
    agentId: Id | null;
    endedBy: EndedBy;
    systemDisposition: SystemDisposition;
    durations: Durations;
  };
  /** `blocking`: keeps all other work from the agent until it is over. */
  "interaction.wrapUpStarted": {
    agentId: Id;
    mode: WrapUpMode;
    endsAt: number | null;
    required: boolean;
    blocking: boolean;
  };
  "interaction.wrapUpExtended": { agentId: Id; endsAt: number };
  "interaction.wrapUpEnded": { agentId: Id };
  "interaction.disposed": { agentId: Id; disposition: Disposition; callback: CallbackRequest | null };
  "interaction.reopened": { agentId: Id; participants: Participant[] };
}

export type AgentEventType = keyof AgentFacts;
export type InteractionEventType = keyof InteractionFacts;
export type CallbackEventType = keyof CallbackFacts;
export type AgentEvent = {
  [T in AgentEventType]: { type: T; at: number; agentId: Id } & AgentFacts[T];
}[AgentEventType];
export type InteractionEvent = {
  [T in InteractionEventType]: { type: T; at: number; interactionId: Id } & InteractionFacts[T];
}[InteractionEventType];
export type CallbackEvent = {
  [T in CallbackEventType]: { type: T; at: number; callbackId: Id; interactionId: Id } & CallbackFacts[T];
}[CallbackEventType];

/**
 * A past fact, plain JSON. The facts alone rebuild every aggregate; those marked `ephemeral` change no state and need
 * not be kept.
 */
export type DomainEvent = AgentEvent | InteractionEvent | CallbackEvent;
export type DomainEventType = DomainEvent["type"];
export type DomainEventOf<T extends DomainEventType> = Extract<DomainEvent, { type: T }>;

/** Whether a fact only matters to who is looking right now. */
export const isEphemeral = (event: DomainEvent): boolean => "ephemeral" in event;
