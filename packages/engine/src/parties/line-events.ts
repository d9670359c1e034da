import type { EndedBy, SystemDisposition } from "@omni/contract";
import { connect } from "../connect.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import type { Leg, LegOutcome } from "../leg.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { failInvitation } from "./fail-invitation.ts";
import { finish } from "./finish.ts";
import { memberLeaves, ownerLeaves, phoneLeaves } from "./leave.ts";
import { dialCustomer } from "./legs.ts";
import { missOffer } from "./miss-offer.ts";
import { serve } from "./take.ts";

/** A supervisor's phone is answered: now the line can be joined to the others. */
function observerThere(draft: Draft, { interactionId, observers }: Interaction, { agentId, legId }: Leg): void {
  const observer = observers.find((each) => each.agentId === agentId);
  if (observer === undefined) return;
  const { mode } = observer;
  draft.emit({ type: "interaction.lookInChanged", interactionId, agentId: observer.agentId, mode, legId });
}

/** What a leg that was just answered leads to. */
export function legAnswered(draft: Draft, interaction: Interaction, leg: Leg): void {
  const { interactionId, offer, invitation, agentId, state } = interaction;
  if (invitation !== null && invitation.participantId === leg.participantId)
    return answerInvitation(draft, interactionId);
  if (leg.kind === "CUSTOMER" && state === "INITIATED" && agentId !== null)
    return connect(draft, interactionId, agentId, "ALWAYS");
  if (leg.kind === "OBSERVER") return observerThere(draft, interaction, leg);
  if (leg.kind !== "AGENT" || leg.agentId === null) return;
  if (offer?.agentId === leg.agentId) return serve(draft, interaction, leg.agentId);
  if (agentId === leg.agentId && state === "INITIATED") dialCustomer(draft, interactionId);
}

const unanswered: Record<LegOutcome, SystemDisposition> = {
  BUSY: "BUSY",
  NO_ANSWER: "NO_ANSWER",
  HUNG_UP: "CALL_HANGUP",
  DROPPED: "CALL_DROP",
  FAILED: "FAILED",
  RELEASED: "FAILED",
};

function customerGone(
  draft: Draft,
  interaction: Interaction,
  outcome: LegOutcome,
  told: SystemDisposition | null,
): void {
  const { interactionId, state } = interaction;
  const endedBy: EndedBy = outcome === "HUNG_UP" ? "CUSTOMER" : "SYSTEM";
  if (state === "INITIATED") return finish(draft, interactionId, endedBy, told ?? unanswered[outcome]);
  finish(draft, interactionId, endedBy, outcome === "HUNG_UP" ? null : (told ?? "CALL_DROP"));
}

const phoneOfAgent: Record<LegOutcome, SystemDisposition> = {
  ...unanswered,
  BUSY: "CALL_NOT_PICKED",
  NO_ANSWER: "CALL_NOT_PICKED",
  FAILED: "ATTEMPT_FAILED",
};

function ownerGone(draft: Draft, interaction: Interaction, outcome: LegOutcome, told: SystemDisposition | null): void {
  const { interactionId, state } = interaction;
  const isOwnWord = outcome === "HUNG_UP";
  if (state === "INITIATED")
    return finish(draft, interactionId, isOwnWord ? "AGENT" : "SYSTEM", told ?? phoneOfAgent[outcome]);
  if (!isOwnWord) return ownerLeaves(draft, interactionId, "LOST");
  // Who puts the phone down while others are on the line leaves the customer to them.
  if (interaction.members.length > 0 || state === "CONFERENCE") ownerLeaves(draft, interactionId, "LEFT");
  else finish(draft, interactionId, "AGENT", null);
}

function agentGone(
  draft: Draft,
  interaction: Interaction,
  leg: Leg,
  outcome: LegOutcome,
  told: SystemDisposition | null,
): void {
  const { interactionId, offer, invitation, agentId } = interaction;
  const whose: Id | null = leg.agentId;
  if (whose === null) return;
  if (offer?.agentId === whose) missOffer(draft, interaction);
  else if (agentId === whose) ownerGone(draft, interaction, outcome, told);
  else if (interaction.members.some((member) => member.agentId === whose))
    memberLeaves(draft, interactionId, whose, outcome === "HUNG_UP" ? "AGENT" : "SYSTEM");
  else if (invitation?.agentId === whose) failInvitation(draft, interactionId, "MISSED");
}

/** What a leg that just ended without our order leads to: a defined outcome for each party in each state. */
export function legEnded(
  draft: Draft,
  interaction: Interaction,
  leg: Leg,
  outcome: LegOutcome,
  told: SystemDisposition | null,
): void {
  const { interactionId, invitation } = interaction;
  switch (leg.kind) {
    case "CUSTOMER":
      return customerGone(draft, interaction, outcome, told);
    case "AGENT":
      return agentGone(draft, interaction, leg, outcome, told);
    case "PHONE":
    case "IVR":
      if (invitation?.participantId === leg.participantId) failInvitation(draft, interactionId, "UNREACHABLE");
      else phoneLeaves(draft, interactionId, leg.participantId);
      return;
    case "OBSERVER":
      if (leg.agentId !== null) draft.emit({ type: "interaction.lookInEnded", interactionId, agentId: leg.agentId });
  }
}
