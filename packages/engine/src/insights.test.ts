import { describe, expect, it } from "vitest";
import { Centre } from "./centre.fakes.ts";
import type { Command } from "./command.ts";

const transcript: Command = {
  type: "interaction.addTranscript",
  interactionId: "i1",
  segment: { segmentId: "s1", speaker: "CUSTOMER", text: "My parcel is late", startedAt: 5, final: true },
};
const suggestion: Command = {
  type: "interaction.addSuggestion",
  interactionId: "i1",
  suggestion: { suggestionId: "g1", kind: "REPLY", title: "Say sorry", text: "Sorry!", url: null, confidence: 0.8 },
};
const sentiment: Command = {
  type: "interaction.setSentiment",
  interactionId: "i1",
  sentiment: "NEGATIVE",
  score: -0.7,
};

describe("insights of an outside service", () => {
  it("reach the agent who has the interaction, each as its own event", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    expect(centre.delivered("ana", transcript)).toMatchObject([
      { name: "transcriptAdded", payload: { segment: { segmentId: "s1", text: "My parcel is late" } } },
    ]);
    expect(centre.delivered("ana", suggestion)).toMatchObject([
      { name: "suggestionAdded", payload: { suggestion: { suggestionId: "g1" } } },
    ]);
    expect(centre.delivered("ana", sentiment)).toMatchObject([
      { name: "sentimentChanged", payload: { sentiment: "NEGATIVE", score: -0.7 } },
    ]);
  });

  it("change nothing of the interaction, so that no order is in their way", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    const before = centre.interaction("i1");
    for (const command of [transcript, suggestion, sentiment]) centre.run(command);
    expect(centre.interaction("i1")).toEqual(before);
  });

  it("are refused where there is no interaction", () => {
    const centre = new Centre();
    for (const command of [transcript, suggestion, sentiment])
      expect(centre.refused(command).code).toBe("INTERACTION_NOT_FOUND");
  });

  it("are refused once it is disposed", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    const of = { interactionId: "i1", agentId: "ana" };
    centre.run({ type: "interaction.end", endedBy: "AGENT", ...of });
    expect(centre.delivered("ana", transcript)).toHaveLength(1);
    centre.run({ type: "interaction.dispose", ...of, dispositionCode: "DONE", notes: "", callback: null });
    for (const command of [transcript, suggestion, sentiment])
      expect(["INTERACTION_NOT_FOUND", "INVALID_STATE"]).toContain(centre.refused(command).code);
  });
});
