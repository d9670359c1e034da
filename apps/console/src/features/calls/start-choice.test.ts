import type { Campaign } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { startChannels, toStartArgument, type StartChoice } from "./start-choice.ts";

const campaign = (campaignId: string, channelTypes: Campaign["channelTypes"]): Campaign => ({
  campaignId,
  name: campaignId,
  type: "Interaction Campaign",
  processId: "care",
  processName: "Care",
  channelTypes,
});
const campaigns = [campaign("chat", ["CHAT"]), campaign("care", ["VOICE", "SMS"]), campaign("sales", ["VOICE"])];
const choice: StartChoice = {
  channelType: "VOICE",
  campaignId: null,
  number: "+44 20 7946 0101",
  customerId: null,
  preview: false,
};

describe("starting a call or a message", () => {
  it("offers the channels that reach a number in the selected campaigns", () => {
    expect(startChannels(campaigns)).toEqual(["VOICE", "SMS"]);
    expect(startChannels(campaigns.slice(0, 1))).toEqual([]);
  });

  it("dials the number as it is dialled, in the first campaign that can", () => {
    expect(toStartArgument(campaigns, choice)).toEqual({
      channelType: "VOICE",
      to: "+442079460101",
      campaignId: "care",
    });
  });

  it("keeps the chosen campaign only on a channel that it has", () => {
    expect(toStartArgument(campaigns, { ...choice, campaignId: "sales" })?.campaignId).toBe("sales");
    expect(toStartArgument(campaigns, { ...choice, channelType: "SMS", campaignId: "sales" })?.campaignId).toBe("care");
    expect(toStartArgument(campaigns, { ...choice, channelType: "WHATSAPP" })).toBeNull();
  });

  it("looks first only at calls", () => {
    expect(toStartArgument(campaigns, { ...choice, preview: true })).toMatchObject({ preview: true });
    expect(toStartArgument(campaigns, { ...choice, channelType: "SMS", preview: true })).not.toHaveProperty("preview");
  });

  it("names a hidden number by its place in the customer's record, and only with that customer", () => {
    const hidden = { ...choice, number: "••••••••••01", hidden: "phones[0]" };
    expect(toStartArgument(campaigns, { ...hidden, customerId: "c1" })).toMatchObject({
      to: "phones[0]",
      customerId: "c1",
    });
    expect(toStartArgument(campaigns, hidden)).toBeNull();
  });

  it("names the customer where one is chosen, and needs a number", () => {
    expect(toStartArgument(campaigns, { ...choice, customerId: "c1" })).toMatchObject({ customerId: "c1" });
    expect(toStartArgument(campaigns, { ...choice, number: "who?" })).toBeNull();
  });
});
