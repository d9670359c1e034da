import type { EventPayloads } from "@omni/contract";
import type { Id } from "../directory.ts";

export type TranscriptSegment = EventPayloads["transcriptAdded"]["segment"];
export type Suggestion = EventPayloads["suggestionAdded"]["suggestion"];
export type Sentiment = Pick<EventPayloads["sentimentChanged"], "sentiment" | "score">;

/** What an outside service tells about a live interaction. None of it changes the interaction's state. */
export interface InsightFacts {
  "interaction.transcriptAdded": { agentId: Id | null; segment: TranscriptSegment };
  "interaction.suggestionAdded": { agentId: Id | null; suggestion: Suggestion };
  "interaction.sentimentChanged": { agentId: Id | null } & Sentiment;
}
