import type { Campaign, Extension } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { channelsOf, firstChoice } from "./shift-choice.ts";

const campaign = (campaignId: string, channelTypes: Campaign["channelTypes"]): Campaign => ({
  campaignId,
  name: campaignId,
  type: "Chat Campaign",
  processId: "p",
  processName: "P",
  channelTypes,
});
const assigned = [campaign("chat", ["CHAT"]), campaign("mixed", ["CHAT", "WHATSAPP"]), campaign("voice", ["VOICE"])];
const extensions: Extension[] = [
  { callContextId: "soft", callContextName: "Softphone", phone: "101" },
  { callContextId: "soft", callContextName: "Softphone", phone: "102" },
];

describe("the first choice of a shift", () => {
  it("is every campaign, and an extension when one of them has calls", () => {
    expect(firstChoice(undefined, assigned, extensions, "u1")).toEqual({
      campaignIds: ["chat", "mixed", "voice"],
      extension: "soft 101",
      autoCallOff: [],
    });
    expect(firstChoice(undefined, assigned.slice(0, 2), extensions, "u1").extension).toBeNull();
  });

  it("is another extension for another agent", () => {
    const chosen = ["u1", "u2"].map((userId) => firstChoice(undefined, assigned, extensions, userId).extension);
    expect(new Set(chosen).size).toBe(2);
  });

  it("is the last shift again", () => {
    const last = { campaignIds: ["mixed"], extension: "soft 102", autoCallOff: ["WHATSAPP"] };
    expect(firstChoice(last, assigned, extensions, "u1")).toEqual(last);
  });

  it("leaves out what is not there any more", () => {
    const last = { campaignIds: ["gone", "chat"], extension: "gone 1", autoCallOff: [] };
    expect(firstChoice(last, assigned, extensions, "u1")).toEqual({
      campaignIds: ["chat"],
      extension: null,
      autoCallOff: [],
    });
    expect(firstChoice({ ...last, campaignIds: ["gone"] }, assigned, extensions, "u1").campaignIds).toHaveLength(3);
  });
});

it("names each channel of the chosen campaigns once", () => {
  expect(channelsOf(assigned, ["mixed", "chat"])).toEqual(["CHAT", "WHATSAPP"]);
});
