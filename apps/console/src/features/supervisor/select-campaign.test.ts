import type { QueueStatus, SupervisorFrame } from "@omni/live";
import { expect, it } from "vitest";
import { selectCampaign, serviceLevelOf, waitingByMinute } from "./select-campaign.ts";

const queue = (campaignId: string, answered: number, answeredInTime: number, abandoned: number): QueueStatus => ({
  queueId: `${campaignId}-queue`,
  name: campaignId,
  campaignId,
  channelTypes: ["CHAT"],
  waiting: 0,
  waitingSince: null,
  readyAgents: 0,
  arrived: answered + abandoned,
  answered,
  answeredInTime,
  abandoned,
  serviceLevel: null,
  serviceLevelSeconds: 20,
});

const frame: SupervisorFrame = {
  at: 60_000,
  dayStartedAt: 0,
  queues: [queue("chat", 3, 3, 1), queue("voice", 4, 1, 0)],
  agents: [],
  campaigns: [
    { campaignId: "chat", name: "Chat", waiting: 2, live: 0, inWrapUp: 0 },
    { campaignId: "voice", name: "Voice", waiting: 1, live: 0, inWrapUp: 0 },
  ],
  breakReasons: [],
  interactions: [],
  interactionCount: 0,
  trend: [{ at: 0, waiting: { chat: 2, voice: 1 } }],
};

it("adds up what waits over all campaigns, and shows one campaign alone", () => {
  expect(waitingByMinute(frame)).toEqual([{ at: 0, waiting: 3 }]);
  expect(waitingByMinute(selectCampaign(frame, "voice"))).toEqual([{ at: 0, waiting: 1 }]);
  expect(selectCampaign(frame, "chat").queues.map(({ campaignId }) => campaignId)).toEqual(["chat"]);
});

it("measures the service over the shown queues, and says nothing while nobody has left one", () => {
  expect(serviceLevelOf(frame)).toBe(0.5);
  expect(serviceLevelOf(selectCampaign(frame, "chat"))).toBe(0.75);
  expect(serviceLevelOf({ ...frame, queues: [queue("chat", 0, 0, 0)] })).toBeNull();
});
