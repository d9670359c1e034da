import type { Id } from "../directory.ts";
import type { Interaction, Skip } from "../interaction.ts";
import { enter, type InteractionReducers } from "./enter.ts";

const backToQueue = (interaction: Interaction, at: number): Interaction => ({
  ...enter(interaction, "QUEUED", at),
  offer: null,
  selected: false,
});

const skip = (interaction: Interaction, agentId: Id, round: number, reason: Skip["reason"]): Interaction => ({
  ...interaction,
  skipped: [...interaction.skipped.filter((each) => each.agentId !== agentId), { agentId, round, reason }],
});

export const offerReducers: InteractionReducers = {
  "interaction.offered": (interaction, { at, agentId, offerId, expiresAt }) => ({
    ...enter(interaction, "OFFERED", at),
    offer: { offerId, agentId, offeredAt: at, expiresAt },
    offerCount: interaction.offerCount + 1,
  }),
  "interaction.rejected": (interaction, { at, agentId, round }) =>
    skip(backToQueue(interaction, at), agentId, round, "DECLINED"),
  "interaction.missed": (interaction, { at, agentId, round }) =>
    skip(backToQueue(interaction, at), agentId, round, "MISSED"),
  "interaction.offerWithdrawn": (interaction, { at }) => backToQueue(interaction, at),
  "interaction.connected": (interaction, { at, agentId, participants }) => ({
    ...enter(interaction, "CONNECTED", at),
    offer: null,
    skipped: [],
    reservation: null,
    agentId,
    participants,
    muted: false,
    isPreview: false,
    connectedAt: interaction.connectedAt ?? at,
  }),
};
