import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { agentLegOf, type Leg, type LegKind, type LegOutcome } from "../leg.ts";

const defaultRingSeconds = 45;

/** When a line of the campaign has rung long enough. */
export const ringsUntilOf = (draft: Draft, campaignId: Id): number =>
  draft.now + (draft.directory.campaigns.get(campaignId)?.ringSeconds ?? defaultRingSeconds) * 1000;

interface NewLeg {
  kind: LegKind;
  /** Null: named after the leg. */
  participantId: Id | null;
  agentId: Id | null;
  address: string;
  ringsUntil: number | null;
}

/** Orders a line to be made. */
export function startLeg(draft: Draft, interactionId: Id, { participantId, ...wanted }: NewLeg): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const legId = legIdOf(interaction);
  const leg: Leg = {
    legId,
    kind: wanted.kind,
    participantId: participantId ?? legId,
    agentId: wanted.agentId,
    direction: "OUT",
    address: wanted.address,
    callerId: draft.directory.campaigns.get(interaction.campaignId)?.callerId ?? null,
    state: "DIALLING",
    isMuted: false,
    startedAt: draft.now,
    answeredAt: null,
    endedAt: null,
    outcome: null,
    ringsUntil: wanted.ringsUntil,
    lineEventIds: [],
  };
  draft.emit({ type: "interaction.legStarted", interactionId, agentId: null, leg });
}

/** The id of the next leg: known before the leg is there. */
export const legIdOf = ({ interactionId, legCount }: Interaction): Id => `${interactionId}.leg${legCount + 1}`;

/** The line of a customer who called us, which is up already. */
export function takeCall(draft: Draft, interaction: Interaction, from: string): void {
  const { interactionId, customer } = interaction;
  const legId = legIdOf(interaction);
  draft.emit({
    type: "interaction.legStarted",
    interactionId,
    agentId: null,
    leg: {
      legId,
      kind: "CUSTOMER",
      participantId: customer.customerId ?? interactionId,
      agentId: null,
      direction: "IN",
      address: from,
      callerId: null,
      state: "CONNECTED",
      isMuted: false,
      startedAt: draft.now,
      answeredAt: draft.now,
      endedAt: null,
      outcome: null,
      ringsUntil: null,
      lineEventIds: [],
    },
  });
}

/** Rings the agent's phone, unless it rings for this already. */
export function dialAgent(draft: Draft, interaction: Interaction, agentId: Id, ringsUntil: number | null): void {
  if (agentLegOf(interaction, agentId) !== undefined) return;
  const address = draft.agent(agentId)?.extension?.phone ?? "";
  startLeg(draft, interaction.interactionId, { kind: "AGENT", participantId: agentId, agentId, address, ringsUntil });
}

export function dialCustomer(draft: Draft, interactionId: Id): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const { customer, channelDetails, campaignId } = interaction;
  startLeg(draft, interactionId, {
    kind: "CUSTOMER",
    participantId: customer.customerId ?? interactionId,
    agentId: null,
    address: channelDetails.to,
    ringsUntil: ringsUntilOf(draft, campaignId),
  });
}

/** Ends a line by our own order. */
export function endLeg(draft: Draft, interactionId: Id, legId: Id, outcome: LegOutcome): void {
  draft.emit({ type: "interaction.legEnded", interactionId, agentId: null, legId, outcome, lineEventId: null });
}
