import { missedOfferReason } from "../agent-session.ts";
import { connect } from "../connect.ts";
import { findAgent, findInteraction, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

const offerIsOver = "The offer is over: wait for the next interactionOffered.";

export const offerHandlers: Handlers<"interaction.accept" | "interaction.reject" | "interaction.offerTimeout"> = {
  "interaction.accept": (draft, { interactionId, agentId }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (interaction.offer?.agentId === agentId) {
      connect(draft, interactionId, agentId, "ALWAYS");
      return null;
    }
    if (interaction.agentId === agentId && isTalking(interaction)) return null;
    return wrongState(interaction, "accept", offerIsOver);
  },

  "interaction.reject": (draft, { interactionId, agentId }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    const { offer } = interaction;
    if (offer?.agentId === agentId) {
      draft.emit({
        type: "interaction.rejected",
        interactionId,
        agentId,
        offerId: offer.offerId,
        round: agent.round,
      });
      return null;
    }
    if (interaction.skipped.some((skip) => skip.agentId === agentId)) return null;
    return wrongState(interaction, "reject", offerIsOver);
  },

  /** A missed offer sends the agent on a break: a deserted console is offered nothing until its agent says so. */
  "interaction.offerTimeout": (draft, { interactionId, offerId }) => {
    const offer = draft.interaction(interactionId)?.offer;
    if (offer?.offerId !== offerId) return null;
    const { agentId } = offer;
    const round = draft.agent(agentId)?.round ?? 0;
    draft.emit({ type: "interaction.missed", interactionId, agentId, offerId, round });
    draft.emit({
      type: "agent.availabilityChosen",
      agentId,
      chosen: "ON_BREAK",
      breakReason: missedOfferReason,
    });
    return null;
  },
};
