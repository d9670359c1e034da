import type { EndedBy, Participant, Target } from "@omni/contract";
import { participantsOf, select } from "../connect.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { withCustomer, withState } from "../evolve/participants.ts";
import { isLive } from "../leg.ts";
import { memberIdsOf } from "./fail-invitation.ts";
import { durationsOf, finish } from "./finish.ts";
import { endLeg } from "./legs.ts";

/** The part of the agent who has it is over; whoever has it next is the caller's to say, in the same decision. */
export function ownerLeft(draft: Draft, interactionId: Id, endedBy: EndedBy): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || interaction.agentId === null) return;
  const { agentId } = interaction;
  const durations = durationsOf(draft, interaction);
  draft.emit({ type: "interaction.left", interactionId, agentId, endedBy, durations });
}

/** Gives the interaction to another agent, who is there already; the present one is done with it. */
export function handOver(draft: Draft, interactionId: Id, toAgentId: Id, endedBy: EndedBy): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const wasMember = interaction.members.some(({ agentId }) => agentId === toAgentId);
  const stays = interaction.state === "CONFERENCE";
  const others = interaction.participants.filter(({ participantId }) => participantId !== interaction.agentId);
  const participants: Participant[] = stays
    ? withCustomer(others, "CONNECTED")
    : participantsOf(draft, interaction, toAgentId);
  ownerLeft(draft, interactionId, endedBy);
  draft.emit({ type: "interaction.handedOver", interactionId, agentId: toAgentId, wasMember, participants });
  if (!wasMember) select(draft, interactionId, toAgentId, "CONNECTED");
}

/** The transfer to an agent, or to a phone outside of the contact centre, is done. */
export function completeTransfer(draft: Draft, interactionId: Id, target: Target): void {
  const agentId = draft.interaction(interactionId)?.agentId ?? null;
  if (agentId === null) return;
  draft.emit({ type: "interaction.transferCompleted", interactionId, agentId, target });
  if (target.type === "AGENT") handOver(draft, interactionId, target.id, "AGENT");
  else releaseOutside(draft, interactionId);
}

/** Leaves the customer to those who are not of the contact centre; for us the interaction is over. */
export function releaseOutside(draft: Draft, interactionId: Id): void {
  const legs = draft.interaction(interactionId)?.legs ?? [];
  const outside = legs.filter((leg) => isLive(leg) && leg.kind !== "AGENT" && leg.kind !== "OBSERVER");
  for (const { state, legId } of outside)
    if (state === "HELD") draft.emit({ type: "interaction.legResumed", interactionId, agentId: null, legId });
  const legIds = outside.map(({ legId }) => legId);
  draft.emit({ type: "interaction.legsBridged", interactionId, agentId: null, legIds });
  for (const legId of legIds) endLeg(draft, interactionId, legId, "RELEASED");
  finish(draft, interactionId, "AGENT", null);
}

/** From two parties to three. Everybody hears everybody. */
export function startConference(draft: Draft, interactionId: Id, joinedId: Id): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || interaction.agentId === null) return;
  const participants = withState(withCustomer(interaction.participants, "CONNECTED"), joinedId, "CONNECTED");
  const { agentId } = interaction;
  const memberIds = memberIdsOf(interaction);
  draft.emit({ type: "interaction.conferenceStarted", interactionId, agentId, memberIds, participants });
}
