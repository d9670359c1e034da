import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { sendOnBreak } from "./fail-invitation.ts";

/** The offer ends without an answer. */
export function missOffer(draft: Draft, { interactionId, offer }: Interaction): void {
  if (offer === null) return;
  const { agentId, offerId } = offer;
  const round = draft.agent(agentId)?.round ?? 0;
  draft.emit({ type: "interaction.missed", interactionId, agentId, offerId, round });
  sendOnBreak(draft, agentId);
}
