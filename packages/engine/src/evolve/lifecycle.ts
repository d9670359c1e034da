import type { Participant } from "@omni/contract";
import { enter, type InteractionReducers } from "./enter.ts";

const left = (participants: Participant[]): Participant[] =>
  participants.map((participant) => ({ ...participant, state: "LEFT" }));

export const lifecycleReducers: InteractionReducers = {
  "interaction.ended": (interaction, { at, endedBy, systemDisposition }) => ({
    ...enter(interaction, "ENDED", at),
    participants: left(interaction.participants),
    reservation: null,
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
