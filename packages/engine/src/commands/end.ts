import type { EndedBy, SystemDisposition } from "@omni/contract";
import type { Draft } from "../draft.ts";
import { spentUntil } from "../evolve/enter.ts";
import type { Interaction } from "../interaction.ts";
import { startWrapUp } from "../wrap-up.ts";
import { findInteraction, findOwn } from "./find.ts";
import type { Handlers } from "./handler.ts";

function conclude({ connectedAt }: Interaction, endedBy: EndedBy): SystemDisposition {
  if (connectedAt !== null) return "CONNECTED";
  return endedBy === "CUSTOMER" ? "CALL_HANGUP" : "NO_ANSWER";
}

/** Ends the line; wrap-up is the caller's. */
export function endConversation(
  draft: Draft,
  interaction: Interaction,
  endedBy: EndedBy,
  systemDisposition: SystemDisposition | null,
): void {
  const { interactionId, agentId } = interaction;
  const { queuedMs, ringMs, talkMs, holdMs } = spentUntil(interaction, draft.now);
  draft.emit({
    type: "interaction.ended",
    interactionId,
    agentId,
    endedBy,
    systemDisposition: systemDisposition ?? conclude(interaction, endedBy),
    durations: { queuedMs, ringMs, talkMs, holdMs },
  });
}

const isOver = ({ state }: Interaction): boolean => state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";

export const endHandlers: Handlers<"interaction.end"> = {
  "interaction.end": (draft, command) => {
    const { interactionId, endedBy } = command;
    const interaction = endedBy === "AGENT" ? findOwn(draft, command) : findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isOver(interaction)) return null;
    const { offer, agentId, campaignId } = interaction;
    if (offer !== null)
      draft.emit({
        type: "interaction.offerWithdrawn",
        interactionId,
        agentId: offer.agentId,
        offerId: offer.offerId,
        reason: "INTERACTION_ENDED",
      });
    const systemDisposition = endedBy === "AGENT" ? null : command.systemDisposition;
    endConversation(draft, interaction, endedBy, systemDisposition);
    if (agentId !== null) startWrapUp(draft, interactionId, agentId, campaignId);
    return null;
  },
};
