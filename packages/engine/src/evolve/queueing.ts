import { enter, type InteractionReducers } from "./enter.ts";

/** Ways into and out of a queue besides arriving and being offered. */
export const queueingReducers: InteractionReducers = {
  "interaction.returned": (interaction, { at }) => ({
    ...enter(interaction, "QUEUED", at),
    skipped: [],
    agentId: null,
    participants: [],
    selected: false,
    muted: false,
  }),
  "interaction.requeued": (
    interaction,
    { at, agentId, round, campaignId, processId, queueId, queueName, callType },
  ) => ({
    ...enter(interaction, "QUEUED", at),
    campaignId,
    processId,
    queueId,
    callType,
    channelDetails: { ...interaction.channelDetails, callType, queueName },
    queuedAt: at,
    reservation: null,
    skipped: agentId === null ? [] : [{ agentId, round, reason: "TRANSFERRED" }],
    agentId: null,
    participants: [],
    selected: false,
    muted: false,
  }),
  "interaction.reserved": (interaction, { forAgentId, until }) => ({
    ...interaction,
    reservation: { agentId: forAgentId, until },
    skipped: interaction.skipped.filter(({ agentId }) => agentId !== forAgentId),
  }),
  "interaction.reservationEnded": (interaction) => ({ ...interaction, reservation: null }),
  "interaction.dialStarted": (interaction, { at, agentId }) => ({
    ...enter(interaction, "INITIATED", at),
    offer: null,
    skipped: [],
    reservation: null,
    agentId,
    isPreview: false,
  }),
};
