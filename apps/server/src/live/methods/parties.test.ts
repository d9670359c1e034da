import type { TargetType } from "@omni/contract";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { LinePhone, takeCalls } from "../../testing/line-phone.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import type { TestConsole } from "../../testing/test-console.ts";
import { removeFolders, startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

const interaction = (id: string) => server.centre.findInteraction(id) ?? expect.fail(`There is no ${id}.`);
const settled = (id: string, state: string) => expect.poll(() => interaction(id).state).toBe(state);
const target = (type: TargetType, id: string) => ({ type, id });

async function accept(console: TestConsole, interactionId: string): Promise<void> {
  await console.event("interactionOffered");
  await console.call("interaction.acceptInteraction", { interactionId });
  await console.event("interactionConnected");
}

/** mei talks with asha; the others are there. */
async function talk() {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const mei = new LinePhone(server.line, "+15551008654");
  const interactionId = mei.phone.call("+15550000101");
  await accept(asha, interactionId);
  const { console: ben } = await takeCalls(server.url, "ben", "2002");
  return { asha, ben, mei, interactionId, of: { interactionId } };
}

/** ben is consulted while mei waits. */
async function consult() {
  const scene = await talk();
  const { asha, ben, interactionId, of } = scene;
  await asha.call("interaction.startConsult", { ...of, target: target("AGENT", "ben") });
  await accept(ben, interactionId);
  await asha.event("consultConnected");
  return scene;
}

/** mei, asha and ben. */
async function conference() {
  const scene = await consult();
  await scene.asha.call("interaction.completeConsult", { ...scene.of, action: "CONFERENCE" });
  await scene.ben.event("conferenceStarted");
  return scene;
}

const bridged = (id: string): string[] => {
  const { legs, bridgedLegIds } = interaction(id);
  return legs
    .filter(({ legId }) => bridgedLegIds.includes(legId))
    .map(({ agentId, kind }) => agentId ?? kind)
    .toSorted();
};

test("a blind transfer to an agent leaves it with its agent until the other one is there", async () => {
  const { asha, ben, mei, interactionId, of } = await talk();
  await asha.call("interaction.transferInteraction", { ...of, target: target("AGENT", "ben") });
  await mei.event("held");
  await accept(ben, interactionId);
  await asha.event("transferCompleted");
  const { interaction: left } = await asha.event("interactionEnded");
  expect(left?.state).toBe("ENDED");
  expect(interaction(interactionId)).toMatchObject({ agentId: "ben", state: "CONNECTED" });
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "ben"]);
});

test("a blind transfer that the agent declines brings the customer back", async () => {
  const { asha, ben, interactionId, of } = await talk();
  await asha.call("interaction.transferInteraction", { ...of, target: target("AGENT", "ben") });
  await ben.event("interactionOffered");
  await ben.call("interaction.rejectInteraction", of);
  await asha.event("transferFailed");
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "asha"]);
});

test.each([
  ["QUEUE", "desk-calls"],
  ["CAMPAIGN", "customer-desk"],
] as const)("a blind transfer to a %s lets the customer wait there", async (type, id) => {
  const { asha, interactionId, of } = await talk();
  const reply = await asha.call("interaction.transferInteraction", { ...of, target: target(type, id) });
  expect(reply.state).toBe("ENDED");
  await asha.event("transferCompleted");
  expect(interaction(interactionId)).toMatchObject({
    state: "QUEUED",
    campaignId: "customer-desk",
    callType: "transferred.to.campaign.dial",
  });
  const { console: chen } = await takeCalls(server.url, "chen", "2003", ["customer-desk"]);
  await accept(chen, interactionId);
});

test.each([
  ["PHONE", "+15557654321", 2_000],
  ["IVR", "opening-hours", 0],
] as const)("a blind transfer to %s leaves the customer to it", async (type, id, ms) => {
  const { asha, mei, of, interactionId } = await talk();
  await asha.call("interaction.transferInteraction", { ...of, target: target(type, id) });
  await expect.poll(() => server.centre.orders.waiting()).toEqual([]);
  clock.advance(ms);
  await asha.event("transferCompleted");
  await asha.event("wrapUpStarted");
  expect(mei.events.some((event) => event.type === "ended")).toBe(false);
  mei.phone.hangUp(interactionId);
  await mei.event("ended");
});

test("a blind transfer to a line that is busy fails with its reason", async () => {
  const { asha, interactionId, of } = await talk();
  await asha.call("interaction.transferInteraction", { ...of, target: target("PHONE", "+15550000901") });
  await expect.poll(() => server.centre.orders.waiting()).toEqual([]);
  clock.advance(1_000);
  await asha.event("transferFailed");
  await settled(interactionId, "CONNECTED");
});

test.each([
  ["AGENT", "dina"],
  ["AGENT", "asha"],
  ["QUEUE", "nowhere"],
  ["IVR", "nowhere"],
] as const)("a transfer to %s %s is refused, for nobody is there", async (type, id) => {
  const { asha, of } = await talk();
  await expect(asha.call("interaction.transferInteraction", { ...of, target: target(type, id) })).rejects.toMatchObject(
    { code: "TARGET_UNAVAILABLE" },
  );
});

test("nobody consults with themselves", async () => {
  const { asha, of } = await talk();
  await expect(asha.call("interaction.startConsult", { ...of, target: target("AGENT", "asha") })).rejects.toMatchObject(
    {
      code: "TARGET_UNAVAILABLE",
    },
  );
});

test("a consult is between the agents while the customer waits, and ends by transfer", async () => {
  const { asha, ben, interactionId, of } = await consult();
  expect(bridged(interactionId)).toEqual(["asha", "ben"]);
  expect((await ben.call("interaction.getInteraction", of)).state).toBe("CONSULTING");
  await asha.call("interaction.completeConsult", { ...of, action: "TRANSFER" });
  await asha.event("interactionEnded");
  expect(interaction(interactionId)).toMatchObject({ agentId: "ben", state: "CONNECTED" });
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "ben"]);
});

test("a consult that is cancelled gives the customer back and lets the other agent go", async () => {
  const { asha, ben, interactionId, of } = await consult();
  await asha.call("interaction.completeConsult", { ...of, action: "CANCEL" });
  await ben.event("interactionEnded");
  await expect.poll(() => server.centre.world.agents.get("ben")?.work).toEqual([]);
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "asha"]);
});

test("a conference of four, of which one is dropped", async () => {
  const { asha, interactionId, of } = await conference();
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "asha", "ben"]);
  const { console: chen } = await takeCalls(server.url, "chen", "2003");
  await asha.call("interaction.addParticipant", { ...of, target: target("AGENT", "chen") });
  await accept(chen, interactionId);
  await asha.event("participantJoined");
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "asha", "ben", "chen"]);
  await asha.call("interaction.removeParticipant", { ...of, participantId: "ben" });
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "asha", "chen"]);
});

test("who leaves a conference does not end it", async () => {
  const { asha, interactionId, of } = await conference();
  await asha.call("interaction.removeParticipant", { ...of, participantId: "asha" });
  await asha.event("interactionEnded");
  expect(interaction(interactionId)).toMatchObject({ agentId: "ben", state: "CONNECTED" });
  expect(bridged(interactionId)).toEqual(["CUSTOMER", "ben"]);
});

test("targets tell who is free", async () => {
  const { asha } = await talk();
  const agents = await asha.call("configuration.getTransferTargets", { campaignId: "voice-helpline", type: "AGENT" });
  expect(agents.find(({ id }) => id === "ben")).toMatchObject({ available: true });
  expect(agents.find(({ id }) => id === "dina")).toMatchObject({ available: false, detail: "signed out" });
  const ivr = await asha.call("configuration.getTransferTargets", { campaignId: "voice-helpline", type: "IVR" });
  expect(ivr.map(({ id }) => id)).toContain("opening-hours");
});

test("what makes no sense in the state of the call is refused as such", async () => {
  const { asha, ben, of } = await talk();
  const wrong = { code: "INVALID_STATE" };
  await expect(asha.call("interaction.resumeInteraction", of)).resolves.toMatchObject({ state: "CONNECTED" });
  await expect(asha.call("interaction.completeConsult", { ...of, action: "TRANSFER" })).rejects.toMatchObject(wrong);
  await asha.call("interaction.holdInteraction", of);
  await asha.call("interaction.endInteraction", of);
  await expect(asha.call("interaction.holdInteraction", of)).rejects.toMatchObject(wrong);
  await expect(asha.call("interaction.muteInteraction", of)).rejects.toMatchObject(wrong);
  await expect(asha.call("interaction.sendDtmf", { ...of, digits: "1" })).rejects.toMatchObject(wrong);
  await expect(
    asha.call("interaction.transferInteraction", { ...of, target: target("AGENT", "ben") }),
  ).rejects.toMatchObject(wrong);
  await expect(ben.call("interaction.holdInteraction", of)).rejects.toMatchObject({ code: "INTERACTION_NOT_FOUND" });
});
