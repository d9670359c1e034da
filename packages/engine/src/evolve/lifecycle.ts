import type { Participant } from "@omni/contract";
import type { DomainEventOf } from "../domain-event.ts";
import type { Interaction } from "../interaction.ts";
import { enter, type InteractionReducers } from "./enter.ts";

export function createInteraction(event: DomainEventOf<"interaction.created">): Interaction {
  const { at, interactionId, campaignId, processId, queueId, channelType, direction, callType } = event;
  return {
    interactionId,
    campaignId,
    processId,
    queueId,
    channelType,
    direction,
    callType,
    conversationId: event.conversationId,
    state: "QUEUED",
    stateSince: at,
    spent: { queuedMs: 0, ringMs: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0 },
    customer: event.customer,
    customerOnline: true,
    channelDetails: event.channelDetails,
    offer: null,
    offerCount: 0,
    skipped: [],
    agentId: null,
    participants: [],
    createdAt: at,
    queuedAt: at,
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
    version: 1,
  };
}

const left = (participants: Participant[]): Participant[] =>
  participants.map((participant) => ({ ...participant, state: "LEFT" }));

export const lifecycleReducers: InteractionReducers = {
  "interaction.returned": (interaction, { at }) => ({
    ...enter(interaction, "QUEUED", at),
    skipped: [],
    agentId: null,
    participants: [],
    selected: false,
  }),
  "interaction.ended": (interaction, { at, endedBy, systemDisposition }) => ({
    ...enter(interaction, "ENDED", at),
    participants: left(interaction.participants),
    endedAt: at,
    endedBy,
    systemDisposition,
  }),
  "interaction.reopened": (interaction, { at, participants }) => ({
    ...enter(interaction, "CONNECTED", at),
    participants,
    endedAt: null,
    endedBy: null,
    systemDisposition: null,
    wrapUp: null,
  }),
};
