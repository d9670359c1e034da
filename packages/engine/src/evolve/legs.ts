import type { Id } from "../directory.ts";
import type { Interaction } from "../interaction.ts";
import { isLive, type Leg } from "../leg.ts";
import type { InteractionReducers } from "./enter.ts";

/** How many legs that have ended stay readable. */
const keptLegs = 16;

function add({ legs }: Interaction, leg: Leg): Leg[] {
  const ended = legs.filter((each) => !isLive(each)).slice(-keptLegs);
  return [...legs.filter((each) => isLive(each) || ended.includes(each)), leg];
}

const change = (interaction: Interaction, legId: Id, changes: (leg: Leg) => Partial<Leg>): Interaction => ({
  ...interaction,
  legs: interaction.legs.map((leg) => (leg.legId === legId ? { ...leg, ...changes(leg) } : leg)),
});

const heard = ({ lineEventIds }: Leg, lineEventId: Id | null): Id[] =>
  lineEventId === null ? lineEventIds : [...lineEventIds, lineEventId];

export const legReducers: InteractionReducers = {
  "interaction.legStarted": (interaction, { leg }) => ({
    ...interaction,
    legs: add(interaction, leg),
    legCount: interaction.legCount + 1,
  }),
  "interaction.legRinging": (interaction, { legId, lineEventId }) =>
    change(interaction, legId, (leg) => ({ state: "RINGING", lineEventIds: heard(leg, lineEventId) })),
  "interaction.legAnswered": (interaction, { at, legId, lineEventId }) =>
    change(interaction, legId, (leg) => ({
      state: "CONNECTED",
      answeredAt: at,
      ringsUntil: null,
      lineEventIds: heard(leg, lineEventId),
    })),
  "interaction.legHeld": (interaction, { legId }) => change(interaction, legId, () => ({ state: "HELD" })),
  "interaction.legResumed": (interaction, { legId }) => change(interaction, legId, () => ({ state: "CONNECTED" })),
  "interaction.legMuted": (interaction, { legId, muted }) => change(interaction, legId, () => ({ isMuted: muted })),
  "interaction.legsBridged": (interaction, { legIds }) => ({ ...interaction, bridgedLegIds: legIds }),
  "interaction.legEnded": (interaction, { at, legId, outcome, lineEventId }) => ({
    ...change(interaction, legId, (leg) => ({
      state: "ENDED",
      endedAt: at,
      outcome,
      ringsUntil: null,
      lineEventIds: heard(leg, lineEventId),
    })),
    bridgedLegIds: interaction.bridgedLegIds.filter((id) => id !== legId),
  }),
};
