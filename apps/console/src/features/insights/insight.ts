import type { EventPayloads } from "@omni/contract";

export type Segment = EventPayloads["transcriptAdded"]["segment"];
export type Suggestion = EventPayloads["suggestionAdded"]["suggestion"];
export type Mood = Pick<EventPayloads["sentimentChanged"], "sentiment" | "score">;

/** One insight as the server keeps it. */
export interface Insight {
  insightId: string;
  at: number;
  name: string;
  data: Record<string, unknown>;
}

const names = new Set(["transcriptAdded", "suggestionAdded", "sentimentChanged"]);

/** An event of the live link as an insight, or null when it is none. */
export function toInsight(item: { at: number; name: string; data: Record<string, unknown> }): Insight | null {
  const { at, name, data } = item;
  if (!names.has(name)) return null;
  // The server checks insights against the contract before it tells them.
  const { segment, suggestion } = data as { segment?: Segment; suggestion?: Suggestion };
  const id = segment?.segmentId ?? suggestion?.suggestionId ?? String(at);
  return { insightId: `${name} ${id}`, at, name, data };
}

/** Both lists as one; what was told again replaces what it was. */
export function mergeInsights(first: readonly Insight[], second: readonly Insight[]): Insight[] {
  const byId = new Map<string, Insight>();
  for (const insight of [...first, ...second]) byId.set(insight.insightId, insight);
  return [...byId.values()];
}

/** The insights by what the panel shows of them. */
export function sortInsights(insights: readonly Insight[]) {
  const dataOf = (name: string) => insights.filter((each) => each.name === name).map(({ data }) => data);
  // The contract's payloads, as above.
  const segments = dataOf("transcriptAdded").map((data) => data["segment"] as Segment);
  const suggestions = dataOf("suggestionAdded").map((data) => data["suggestion"] as Suggestion);
  const moods = dataOf("sentimentChanged") as unknown as Mood[];
  return {
    segments: segments.toSorted((a, b) => a.startedAt - b.startedAt),
    suggestions: suggestions.toReversed(),
    mood: moods.at(-1) ?? null,
  };
}
