import type {
  CallType,
  ChannelDetails,
  ChannelType,
  CrmRecord,
  CustomerDetails,
  Direction,
  Disposition,
  EndedBy,
  InteractionState,
  MessageStatus,
  Participant,
  SystemDisposition,
} from "@omni/contract";
import type { CallbackLink } from "./callback.ts";
import type { Id, WrapUpMode } from "./directory.ts";
import type { Invitation, Member, Observer, Reservation } from "./invitation.ts";
import type { Leg } from "./leg.ts";

export interface Offer {
  offerId: Id;
  agentId: Id;
  offeredAt: number;
  expiresAt: number;
}

/** An agent who declined or missed the offer; counts only while the agent is still in the same round. */
export interface Skip {
  agentId: Id;
  round: number;
  reason: "DECLINED" | "MISSED" | "TRANSFERRED";
}

export interface WrapUp {
  mode: WrapUpMode;
  startedAt: number;
  endsAt: number | null;
  /** Only a disposition ends it. */
  required: boolean;
  extensions: number;
  endedAt: number | null;
}

/** Milliseconds spent so far in each kind of state. The running state is not counted until it is left. */
export interface Spent {
  queuedMs: number;
  ringMs: number;
  talkMs: number;
  holdMs: number;
  wrapUpMs: number;
}

export interface CallbackRequest {
  at: number;
  self: boolean;
  phone: string | null;
}

/** A contact with a customer: immutable, plain JSON, rebuilt by `evolve` alone. */
export interface Interaction {
  interactionId: Id;
  campaignId: Id;
  processId: Id;
  queueId: Id | null;
  channelType: ChannelType;
  direction: Direction;
  callType: CallType | null;
  conversationId: Id | null;
  state: InteractionState;
  stateSince: number;
  spent: Spent;
  customer: CustomerDetails;
  customerOnline: boolean;
  channelDetails: ChannelDetails;
  offer: Offer | null;
  offerCount: number;
  skipped: Skip[];
  /** The agent who has it: from connection until wrap-up is over, and kept afterwards for the record. */
  agentId: Id | null;
  participants: Participant[];
  /** Who is being asked in, or is consulted. */
  invitation: Invitation | null;
  invitationCount: number;
  /** The agents who take part beside the one who has it. */
  members: Member[];
  observers: Observer[];
  /** Only while it waits in a queue. */
  reservation: Reservation | null;
  /** The lines of a call: all that live, and the last few that ended. */
  legs: Leg[];
  legCount: number;
  /** The legs that hear one another. */
  bridgedLegIds: Id[];
  /** An outbound call that is not dialled yet. */
  isPreview: boolean;
  /** The callback that this call fulfils. */
  callbackLink: CallbackLink | null;
  createdAt: number;
  queuedAt: number | null;
  connectedAt: number | null;
  endedAt: number | null;
  endedBy: EndedBy | null;
  systemDisposition: SystemDisposition | null;
  wrapUp: WrapUp | null;
  disposition: Disposition | null;
  callback: CallbackRequest | null;
  selected: boolean;
  muted: boolean;
  data: Record<string, unknown>;
  crmRecord: CrmRecord | null;
  messageCount: number;
  /** Customer messages since the agent last looked at it or answered. */
  unread: number;
  lastMessageAt: number | null;
  lastMessagePreview: string | null;
  /** The newest client ids with what became of them: a message sent again is found here and not added twice. */
  recentMessages: { clientId: Id; messageId: Id }[];
  /** What became of the newest messages to the customer: a status that comes late or again changes nothing. */
  recentStatuses: { messageId: Id; status: MessageStatus }[];
  /** When the customer last wrote; a messaging provider takes free text for a day from then. */
  customerWroteAt: number | null;
  version: number;
}

/** How many unacknowledged messages a client may send again without any of them being doubled. */
export const recentMessageLimit = 16;

export const isWrapUpOpen = (interaction: Interaction): boolean =>
  interaction.wrapUp !== null && interaction.wrapUp.endedAt === null;

/** Nothing more can happen to it. */
export const isClosed = (interaction: Interaction): boolean =>
  (interaction.state === "ENDED" || interaction.state === "DISPOSED") && !isWrapUpOpen(interaction);
