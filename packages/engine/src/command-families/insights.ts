import type { Id } from "../directory.ts";
import type { Sentiment, Suggestion, TranscriptSegment } from "../facts/insights.ts";

/** What an outside service tells about a live interaction. Telling something twice is the caller's to notice. */
export type InsightCommand =
  | { type: "interaction.addTranscript"; interactionId: Id; segment: TranscriptSegment }
  | { type: "interaction.addSuggestion"; interactionId: Id; suggestion: Suggestion }
  | ({ type: "interaction.setSentiment"; interactionId: Id } & Sentiment);
