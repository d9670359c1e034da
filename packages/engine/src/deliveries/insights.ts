import type { InsightFacts } from "../facts/insights.ts";
import { aboutToParties, type Deliverers } from "./delivery.ts";

export const insightDeliverers: Deliverers<keyof InsightFacts> = {
  "interaction.transcriptAdded": (event, world) =>
    aboutToParties(world, event, "transcriptAdded", { segment: event.segment }),
  "interaction.suggestionAdded": (event, world) =>
    aboutToParties(world, event, "suggestionAdded", { suggestion: event.suggestion }),
  "interaction.sentimentChanged": (event, world) =>
    aboutToParties(world, event, "sentimentChanged", { sentiment: event.sentiment, score: event.score }),
};
