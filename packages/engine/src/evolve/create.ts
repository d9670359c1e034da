import type { DomainEventOf } from "../domain-event.ts";
import type { Interaction } from "../interaction.ts";

type Birth = DomainEventOf<"interaction.created"> | DomainEventOf<"interaction.initiated">;

/** What both kinds of beginning have in common. */
function newInteraction(event: Birth): Omit<Interaction, "queueId" | "direction" | "state" | "agentId" | "queuedAt"> {
  const { at } = event;
  return {
    interactionId: event.interactionId,
    campaignId: event.campaignId,
    processId: event.processId,
    channelType: event.channelType,
    callType: event.callType,
    conversationId: event.conversationId,
    stateSince: at,
    spent: { queuedMs: 0, ringMs: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0 },
    customer: event.customer,
    customerOnline: true,
    channelDetails: event.channelDetails,
    offer: null,
    offerCount: 0,
    skipped: [],
    participants: [],
    invitation: null,
    invitationCount: 0,
    members: [],
    observers: [],
    reservation: null,
    legs: [],
    legCount: 0,
    bridgedLegIds: [],
    isPreview: false,
    callbackLink: event.callback ?? null,
    createdAt: at,
    connectedAt: null,
    endedAt: null,
    endedBy: null,
    systemDisposition: null,
    wrapUp: null,
    disposition: null,
    callback: null,
    selected: false,
    muted: false,
    data: event.data,
    crmRecord: null,
    messageCount: 0,
    unread: 0,
    lastMessageAt: null,
    lastMessagePreview: null,
    recentMessages: [],
    recentStatuses: [],
    customerWroteAt: null,
    version: 1,
  };
}

export const createInteraction = (event: DomainEventOf<"interaction.created">): Interaction => ({
  ...newInteraction(event),
  queueId: event.queueId,
  direction: event.direction,
  state: "QUEUED",
  agentId: null,
  queuedAt: event.at,
  reservation: event.reservation ?? null,
});

export const initiateInteraction = (event: DomainEventOf<"interaction.initiated">): Interaction => ({
  ...newInteraction(event),
  queueId: null,
  direction: "OUTBOUND",
  state: "INITIATED",
  agentId: event.agentId,
  queuedAt: null,
  isPreview: event.isPreview,
  customerWroteAt: event.customerWroteAt,
});
