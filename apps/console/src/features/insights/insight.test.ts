import { expect, it } from "vitest";
import { mergeInsights, sortInsights, toInsight } from "./insight.ts";

const piece = (segmentId: string, text: string, startedAt: number) =>
  toInsight({
    at: startedAt,
    name: "transcriptAdded",
    data: { segment: { segmentId, speaker: "AGENT", text, startedAt, final: true } },
  });

it("shows a piece of transcript once, with its newest text, in the order of speaking", () => {
  const pieces = [piece("b", "second", 2), piece("a", "fir", 1), piece("a", "first", 1)].flatMap((each) => each ?? []);
  const { segments } = sortInsights(mergeInsights([], pieces));
  expect(segments.map(({ text }) => text)).toEqual(["first", "second"]);
});

it("takes nothing but insights, and the last mood", () => {
  expect(toInsight({ at: 1, name: "messageReceived", data: {} })).toBeNull();
  const moods = [1, 2].flatMap(
    (at) => toInsight({ at, name: "sentimentChanged", data: { sentiment: "NEUTRAL", score: at / 10 } }) ?? [],
  );
  expect(sortInsights(moods).mood).toEqual({ sentiment: "NEUTRAL", score: 0.2 });
});
