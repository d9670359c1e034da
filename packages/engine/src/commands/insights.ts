import type { CommandOf } from "../command.ts";
import type { Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import { isClosed, type Interaction } from "../interaction.ts";
import type { InsightCommand } from "../command-families/insights.ts";
import { findInteraction, viewerOf, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

/** Insights are for the agent at work: after the disposition nobody reads them. */
function findLive(draft: Draft, { interactionId }: CommandOf<InsightCommand["type"]>): Interaction | Refusal {
  const interaction = findInteraction(draft, interactionId);
  if ("outcome" in interaction || !(isClosed(interaction) || interaction.state === "DISPOSED")) return interaction;
  return wrongState(interaction, "add an insight", "Send insights while the interaction is live.");
}

export const insightHandlers: Handlers<InsightCommand["type"]> = {
  "interaction.addTranscript": (draft, command) => {
    const interaction = findLive(draft, command);
    if ("outcome" in interaction) return interaction;
    const { interactionId, segment } = command;
    draft.emit({ type: "interaction.transcriptAdded", interactionId, agentId: viewerOf(interaction), segment });
    return null;
  },

  "interaction.addSuggestion": (draft, command) => {
    const interaction = findLive(draft, command);
    if ("outcome" in interaction) return interaction;
    const { interactionId, suggestion } = command;
    draft.emit({ type: "interaction.suggestionAdded", interactionId, agentId: viewerOf(interaction), suggestion });
    return null;
  },

  "interaction.setSentiment": (draft, command) => {
    const interaction = findLive(draft, command);
    if ("outcome" in interaction) return interaction;
    const { interactionId, sentiment, score } = command;
    draft.emit({
      type: "interaction.sentimentChanged",
      interactionId,
      agentId: viewerOf(interaction),
      sentiment,
      score,
    });
    return null;
  },
};
