import type { Durations, EndedBy, SystemDisposition } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { spentUntil } from "../evolve/enter.ts";
import type { Interaction } from "../interaction.ts";
import { startWrapUp } from "../wrap-up.ts";
import { callbackFailed } from "./callback-call.ts";
import { dropMember, failInvitation, memberIdsOf } from "./fail-invitation.ts";

export function durationsOf(draft: Draft, interaction: Interaction): Durations {
  const { queuedMs, ringMs, talkMs, holdMs } = spentUntil(interaction, draft.now);
  return { queuedMs, ringMs, talkMs, holdMs };
}

function conclude({ connectedAt, state }: Interaction, endedBy: EndedBy): SystemDisposition {
  if (connectedAt !== null) return "CONNECTED";
  return endedBy === "CUSTOMER" || (endedBy === "AGENT" && state === "INITIATED") ? "CALL_HANGUP" : "NO_ANSWER";
}

/** Ends what others still have to do with it. */
function dismissOthers(draft: Draft, interactionId: Id, endedBy: EndedBy): void {
  failInvitation(draft, interactionId, "GONE");
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  if (interaction.state === "CONFERENCE" && interaction.agentId !== null)
    draft.emit({
      type: "interaction.conferenceEnded",
      interactionId,
      agentId: interaction.agentId,
      memberIds: memberIdsOf(interaction),
    });
  for (const { agentId } of interaction.members) dropMember(draft, interactionId, agentId, endedBy);
  for (const { agentId } of interaction.observers)
    draft.emit({ type: "interaction.lookInEnded", interactionId, agentId });
}

/** Ends the interaction for everybody; wrap-up begins for the agent who has it. `systemDisposition` null: concluded. */
export function finish(
  draft: Draft,
  interactionId: Id,
  endedBy: EndedBy,
  systemDisposition: SystemDisposition | null,
): void {
  const before = draft.interaction(interactionId);
  if (before === undefined) return;
  const { offer } = before;
  if (offer !== null)
    draft.emit({
      type: "interaction.offerWithdrawn",
      interactionId,
      agentId: offer.agentId,
      offerId: offer.offerId,
      reason: "INTERACTION_ENDED",
    });
  dismissOthers(draft, interactionId, endedBy);
  const interaction = draft.interaction(interactionId) ?? before;
  const { agentId, campaignId } = interaction;
  draft.emit({
    type: "interaction.ended",
    interactionId,
    agentId,
    endedBy,
    systemDisposition: systemDisposition ?? conclude(before, endedBy),
    durations: durationsOf(draft, interaction),
  });
  callbackFailed(draft, interaction);
  if (agentId !== null) startWrapUp(draft, interactionId, agentId, campaignId);
}
