import { createWorld, evolve } from "@omni/engine";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../testing/manual-clock.ts";
import { TestConsole } from "../../testing/test-console.ts";
import { LinePhone, takeCalls } from "../../testing/line-phone.ts";
import { removeFolders, startTestServer, type TestServer } from "../../testing/test-server.ts";

const helpline = "+15550000101";
const mei = "+15551008654";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function restart(): Promise<void> {
  await server.stop();
  server = await startTestServer({ clock, dataFolder: server.dataFolder });
}

const phone = (number = mei): LinePhone => new LinePhone(server.line, number);
const interaction = (id: string) => server.centre.findInteraction(id) ?? expect.fail(`There is no ${id}.`);
const settled = (id: string, state: string) => expect.poll(() => interaction(id).state).toBe(state);

/** mei talks with asha. */
async function talk(to = helpline) {
  const { console: asha, cookie } = await takeCalls(server.url, "asha", "2001");
  const caller = phone();
  const interactionId = caller.phone.call(to);
  await asha.event("interactionOffered");
  await asha.call("interaction.acceptInteraction", { interactionId });
  await asha.event("interactionConnected");
  return { asha, cookie, caller, interactionId, of: { interactionId } };
}

test("a customer who calls is known by the number, waits, and is put through to the agent who accepts", async () => {
  const { asha, caller, interactionId } = await talk();
  await caller.event("connected");
  expect(interaction(interactionId)).toMatchObject({
    state: "CONNECTED",
    campaignId: "voice-helpline",
    callType: "inbound.call.dial",
    customer: { customerId: "C-1003", name: "Mei Adeyemi" },
    channelDetails: { from: mei, to: helpline, direction: "INBOUND" },
  });
  const offered = await asha.event("interactionOffered");
  expect(offered.interaction).toMatchObject({ channelDetails: { channelType: "VOICE" } });
  await expect.poll(() => server.centre.orders.waiting()).toEqual([]);
});

test("a call to a number that is none of ours ends for the caller, and nobody is offered it", async () => {
  const caller = phone();
  caller.phone.call("+15559999999");
  expect((await caller.event("ended")).reason).toBe("FAILED");
  expect(server.centre.world.interactions.size).toBe(0);
});

test("a call that is declined or missed goes on to the next agent", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const interactionId = phone().phone.call(helpline);
  await asha.event("interactionOffered");
  const { console: ben } = await takeCalls(server.url, "ben", "2002");
  await asha.call("interaction.rejectInteraction", { interactionId });
  await asha.event("interactionRejected");
  await ben.event("interactionOffered");
  clock.advance(20_000);
  await ben.event("interactionMissed");
  await settled(interactionId, "QUEUED");
  await expect(ben.call("interaction.acceptInteraction", { interactionId })).rejects.toMatchObject({
    code: "INVALID_STATE",
  });
});

test("a campaign that answers by itself connects without a word of the agent", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001", ["delivery-hotline"]);
  phone().phone.call("+15550000103");
  const { interaction: shown } = await asha.event("interactionConnected");
  expect(shown?.state).toBe("CONNECTED");
});

test("two agents who accept at once: one has the call, the other is told that it is not theirs", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const { console: ben } = await takeCalls(server.url, "ben", "2002");
  const interactionId = phone().phone.call(helpline);
  const first = await Promise.race([
    asha.event("interactionOffered").then(() => asha),
    ben.event("interactionOffered").then(() => ben),
  ]);
  const other = first === asha ? ben : asha;
  const [taken, refused] = await Promise.allSettled([
    first.call("interaction.acceptInteraction", { interactionId }),
    other.call("interaction.acceptInteraction", { interactionId }),
  ]);
  expect(taken.status).toBe("fulfilled");
  expect(refused).toMatchObject({ status: "rejected", reason: { code: "INTERACTION_NOT_FOUND" } });
});

test("hold, mute and digits reach the customer's line, and come back as events", async () => {
  const { asha, caller, of } = await talk();
  expect((await asha.call("interaction.holdInteraction", of)).state).toBe("HELD");
  await asha.event("interactionHeld");
  await caller.event("held");
  expect((await asha.call("interaction.resumeInteraction", of)).state).toBe("CONNECTED");
  await caller.event("resumed");
  expect((await asha.call("interaction.muteInteraction", of)).muted).toBe(true);
  expect((await asha.call("interaction.unmuteInteraction", of)).muted).toBe(false);
  await asha.call("interaction.sendDtmf", { ...of, digits: "12#" });
  expect((await caller.event("digits")).digits).toBe("12#");
});

test("digits that the customer presses are kept with the call", async () => {
  const { asha, caller, interactionId } = await talk();
  caller.phone.sendDigits(interactionId, "4");
  await asha.event("interactionUpdated");
  caller.phone.sendDigits(interactionId, "2");
  await expect.poll(() => interaction(interactionId).data["customerDigits"]).toBe("42");
});

test.each([
  ["agent", "AGENT"],
  ["customer", "CUSTOMER"],
] as const)("the %s hangs up: the call is over for both and wrap-up begins", async (who, endedBy) => {
  const { asha, caller, interactionId, of } = await talk();
  if (who === "agent") await asha.call("interaction.endInteraction", of);
  else caller.phone.hangUp(interactionId);
  const { data } = await asha.event("interactionEnded");
  expect(data).toMatchObject({ endedBy, systemDisposition: "CONNECTED" });
  await caller.event("ended");
  await asha.event("wrapUpStarted");
});

test("a customer who loses the network is told as a dropped call", async () => {
  const { asha, caller, interactionId } = await talk();
  caller.phone.drop(interactionId);
  expect((await asha.event("interactionEnded")).data).toMatchObject({ systemDisposition: "CALL_DROP" });
});

test("a customer who hangs up while waiting ends the call for the agent who is offered it", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const caller = phone();
  const interactionId = caller.phone.call(helpline);
  await asha.event("interactionOffered");
  caller.phone.hangUp(interactionId);
  await asha.event("interactionMissed");
  await settled(interactionId, "ENDED");
});

test("forged, repeated and late events of the provider change nothing", async () => {
  const { interactionId, asha, of } = await talk();
  const legId = interaction(interactionId).legs[0]?.legId ?? "";
  const before = server.centre.storedState();
  const count = () => [...server.centre.log.all()].length;
  const events = count();
  const forged = { interactionId, lineEventId: "forged" };
  for (const from of [
    { ...forged, legId: "no-such-leg" },
    { ...forged, interactionId: "no-such-call", legId },
    { interactionId, legId: interaction(interactionId).legs[1]?.legId ?? "", lineEventId: "again" },
  ])
    await server.centre.execute({ type: "line.answered", ...from });
  await server.centre.execute({ type: "line.busy", interactionId, legId, lineEventId: "late" });
  expect(count()).toBe(events);
  expect(server.centre.storedState()).toEqual(before);
  await asha.call("interaction.endInteraction", of);
  const ended = count();
  await server.centre.execute({ type: "line.hungUp", interactionId, legId, lineEventId: "too-late" });
  expect(count()).toBe(ended);
});

test("a call that is told again is taken once", async () => {
  const { interactionId } = await talk();
  const events = [...server.centre.log.all()].length;
  await server.centre.execute({
    type: "interaction.startCall",
    interactionId,
    campaignId: "voice-helpline",
    queueId: null,
    customer: interaction(interactionId).customer,
    call: { from: mei, to: helpline, subChannel: null },
    data: {},
  });
  expect([...server.centre.log.all()]).toHaveLength(events);
});

test("calls that were going on when the server ended are told as dropped, and no agent is stuck", async () => {
  const { interactionId, cookie } = await talk();
  await restart();
  const asha = await TestConsole.open(server.url, cookie);
  await settled(interactionId, "WRAP_UP");
  expect(interaction(interactionId)).toMatchObject({ systemDisposition: "CALL_DROP", endedBy: "SYSTEM" });
  expect(new Set(interaction(interactionId).legs.map(({ state }) => state))).toEqual(new Set(["ENDED"]));
  await expect.poll(() => server.centre.orders.waiting()).toEqual([]);
  await asha.call("interaction.disposeInteraction", { interactionId, dispositionCode: "answered" });
  await expect.poll(() => server.centre.world.agents.get("asha")?.work).toEqual([]);
});

test("an agent whose console stays away during a call loses it to another agent", async () => {
  const { asha, interactionId } = await talk();
  const { console: ben } = await takeCalls(server.url, "ben", "2002");
  await asha.cut();
  await expect
    .poll(() => {
      clock.advance(5_000);
      return interaction(interactionId).agentId === "asha" && interaction(interactionId).state === "CONNECTED";
    })
    .toBe(false);
  expect((await ben.event("interactionOffered")).interactionId).toBe(interactionId);
});

test("a tab that another one took over holds nothing any more", async () => {
  const { asha, cookie, of } = await talk();
  const second = await TestConsole.open(server.url, cookie, null, "second-tab");
  await asha.closing();
  expect((await second.welcome()).snapshot?.interactions[0]).toMatchObject({ state: "CONNECTED" });
  expect((await second.call("interaction.holdInteraction", of)).state).toBe("HELD");
});

test("replaying the log of calls rebuilds every row of state, byte for byte", async () => {
  const { asha, of } = await talk();
  await asha.call("interaction.holdInteraction", of);
  await asha.call("interaction.resumeInteraction", of);
  const at = clock.now() + 3_600_000;
  await asha.call("interaction.scheduleCallback", { ...of, at, self: true });
  await asha.call("interaction.endInteraction", of);
  await asha.call("interaction.disposeInteraction", { ...of, dispositionCode: "answered" });
  const world = createWorld(server.centre.directory);
  for (const event of server.centre.log.all()) evolve(world, event);
  const bodies = (all: ReadonlyMap<string, unknown>) =>
    new Map([...all].map(([id, value]) => [id, JSON.stringify(value)]));
  expect(server.centre.storedState()).toEqual({
    interactions: bodies(world.interactions),
    sessions: bodies(world.agents),
    callbacks: bodies(world.callbacks),
  });
});
