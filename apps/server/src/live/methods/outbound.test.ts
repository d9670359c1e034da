import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { LinePhone, takeCalls } from "../../testing/line-phone.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import { hidePersonalData, removeFolders, startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

const hour = 3_600_000;
const campaignId = "voice-helpline";
const call = { channelType: "VOICE", campaignId } as const;
const interaction = (id: string) => server.centre.findInteraction(id) ?? expect.fail(`There is no ${id}.`);
const settled = (id: string, state: string) => expect.poll(() => interaction(id).state).toBe(state);
const handedOver = () => expect.poll(() => server.centre.orders.waiting()).toEqual([]);

/** The line has the customer's call in hand. */
async function dialled(id: string): Promise<void> {
  await expect.poll(() => interaction(id).legs.some(({ kind }) => kind === "CUSTOMER")).toBe(true);
  await handedOver();
}

/** Time passes in small steps, so that what follows from each is done before the next. */
async function pass(ms: number, until: () => boolean): Promise<void> {
  for (let passed = 0; passed < ms && !until(); passed += 500) {
    clock.advance(500);
    await server.centre.execute({ type: "routing.refresh" });
  }
}

test("a call from the console reaches the customer and connects", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const { interactionId, state, channelDetails } = await asha.call("interaction.initiateInteraction", {
    ...call,
    to: "+1 555 100 8654",
  });
  expect({ state, callType: channelDetails.callType }).toEqual({
    state: "INITIATED",
    callType: "outbound.manual.dial",
  });
  await dialled(interactionId);
  clock.advance(2_000);
  await asha.event("interactionConnected");
  expect(interaction(interactionId)).toMatchObject({ state: "CONNECTED", customer: { customerId: "C-1003" } });
});

test("who may not see numbers calls a customer by what is shown, by place and by column, and learns no number", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const customer = await asha.call("crm.getCustomer", { customerId: "C-1003" });
  const [number = ""] = customer.phones;
  await asha.call("crm.saveCustomer", { customerId: "C-1003", fields: { mobile: "+15557654321" } });
  await hidePersonalData(server.url, "asha");
  const heardBefore = asha.messages.length;
  const masked = await asha.call("crm.getCustomer", { customerId: "C-1003" });
  const ways: [string, string][] = [
    [masked.phones[0] ?? "", number],
    ["phones[0]", number],
    ["mobile", "+15557654321"],
  ];
  for (const [to, dials] of ways) {
    const shown = await asha.call("interaction.initiateInteraction", { ...call, to, customerId: "C-1003" });
    expect(interaction(shown.interactionId).channelDetails.to).toBe(dials);
    expect(JSON.stringify(shown)).not.toContain(dials.slice(-7));
    await asha.call("interaction.endInteraction", { interactionId: shown.interactionId });
    await asha.call("interaction.disposeInteraction", {
      interactionId: shown.interactionId,
      dispositionCode: "answered",
    });
  }
  const heard = JSON.stringify(asha.messages.slice(heardBefore));
  for (const secret of [number.slice(-7), "7654321"]) expect(heard).not.toContain(secret);
});

test("a number that is shown in part is refused where nobody or two could be meant", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const two = await asha.call("crm.saveCustomer", { name: "Two numbers", phones: ["+15550000177", "+15550009977"] });
  const { customerId } = two;
  await hidePersonalData(server.url, "asha");
  const { phones } = await asha.call("crm.getCustomer", { customerId });
  const dial = (argument: { to: string; customerId?: string }) =>
    asha.call("interaction.initiateInteraction", { ...call, ...argument });
  for (const argument of [{ to: phones[0] ?? "" }, { to: phones[0] ?? "", customerId }, { to: "••••33", customerId }])
    await expect(dial(argument)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "argument.to" },
    });
  for (const to of ["phones[7]", "name", "constructor", "__proto__"])
    await expect(dial({ to, customerId })).rejects.toMatchObject({ code: "TARGET_UNAVAILABLE", details: { to } });
  const shown = await dial({ to: "phones[1]", customerId });
  expect(interaction(shown.interactionId).channelDetails.to).toBe("+15550009977");
});

test("a call that arrives twice under its key is made once", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const argument = { ...call, to: "+15551112222" };
  const first = await asha.call("interaction.initiateInteraction", argument, { key: "once" });
  const again = await asha.call("interaction.initiateInteraction", argument, { key: "once" });
  expect(again.interactionId).toBe(first.interactionId);
  expect(server.centre.world.interactions.size).toBe(1);
});

test.each([
  ["+15550000901", "BUSY"],
  ["+15550000902", "NO_ANSWER"],
] as const)("a call to %s ends as %s", async (to, systemDisposition) => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const { interactionId } = await asha.call("interaction.initiateInteraction", { ...call, to });
  await dialled(interactionId);
  await pass(40_000, () => interaction(interactionId).endedAt !== null);
  await asha.event("interactionEnded");
  expect(interaction(interactionId)).toMatchObject({ systemDisposition, connectedAt: null });
});

test("a number that answers and drops gives a call that was connected and lost", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const { interactionId } = await asha.call("interaction.initiateInteraction", { ...call, to: "+15550000903" });
  await dialled(interactionId);
  await pass(5_000, () => interaction(interactionId).state === "CONNECTED");
  await asha.event("interactionConnected");
  clock.advance(4_000);
  expect((await asha.event("interactionEnded")).data).toMatchObject({ systemDisposition: "CALL_DROP" });
});

test("a number that answers late is still reached", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const { interactionId } = await asha.call("interaction.initiateInteraction", { ...call, to: "+15550000904" });
  await dialled(interactionId);
  clock.advance(3_000);
  await handedOver();
  expect(interaction(interactionId).state).toBe("INITIATED");
  await pass(20_000, () => interaction(interactionId).state === "CONNECTED");
  await asha.event("interactionConnected");
});

test("a customer who is called may decline, and may answer", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const mei = new LinePhone(server.line, "+15551008654");
  const { interactionId } = await asha.call("interaction.initiateInteraction", { ...call, to: "+15551008654" });
  expect((await mei.event("ringing")).from).toBe("+15550000101");
  mei.phone.decline((await mei.event("ringing")).callId);
  await settled(interactionId, "WRAP_UP");
  expect(interaction(interactionId).systemDisposition).toBe("BUSY");
  mei.events.length = 0;
  const next = await asha.call("interaction.disposeAndDial", { interactionId, dispositionCode: "no-reply" });
  expect(next).toMatchObject({ state: "INITIATED", channelDetails: { to: "+15551008654" } });
  await mei.pickUp();
  await settled(next.interactionId, "CONNECTED");
  expect(interaction(interactionId).state).toBe("DISPOSED");
});

test("a preview is dialled when the agent accepts it", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const mei = new LinePhone(server.line, "+15551008654");
  const { interactionId, channelDetails } = await asha.call("interaction.initiateInteraction", {
    ...call,
    to: "+15551008654",
    preview: true,
  });
  expect(channelDetails.callType).toBe("outbound.manual.preview.dial");
  expect(interaction(interactionId).legs).toEqual([]);
  await asha.call("interaction.acceptInteraction", { interactionId });
  await mei.pickUp();
  await settled(interactionId, "CONNECTED");
});

test("a message conversation that an agent begins is open at once", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001", ["customer-desk"]);
  const argument = { channelType: "SMS", to: "+15551008654", campaignId: "customer-desk" } as const;
  const begun = await asha.call("interaction.initiateInteraction", argument, { key: "sms" });
  expect(begun).toMatchObject({ state: "CONNECTED", channelDetails: { channelType: "SMS", direction: "OUTBOUND" } });
  const again = await asha.call("interaction.initiateInteraction", argument, { key: "sms" });
  expect(again.interactionId).toBe(begun.interactionId);
});

test.each([
  [{ ...call, to: "not a number" }, "TARGET_UNAVAILABLE"],
  [{ ...call, to: "+1555", campaignId: "customer-desk" }, "CAMPAIGN_NOT_ASSIGNED"],
  [{ ...call, to: "+1555", channelType: "EMAIL" }, "CHANNEL_UNAVAILABLE"],
  [{ ...call, to: "+1555", channelType: "WHATSAPP" }, "CHANNEL_UNAVAILABLE"],
  [{ ...call, to: "+1555", customerId: "C-0" }, "CUSTOMER_NOT_FOUND"],
] as const)("a call that cannot be made says why: %j", async (argument, code) => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  await expect(asha.call("interaction.initiateInteraction", argument)).rejects.toMatchObject({ code });
});

/** A call that ended; asha is in its wrap-up. */
async function afterCall() {
  const { console: asha } = await takeCalls(server.url, "asha", "2001");
  const mei = new LinePhone(server.line, "+15551008654");
  const { interactionId } = await asha.call("interaction.initiateInteraction", { ...call, to: "+15551008654" });
  await mei.pickUp();
  await settled(interactionId, "CONNECTED");
  await asha.call("interaction.endInteraction", { interactionId });
  mei.events.length = 0;
  return { asha, mei, interactionId };
}

test("a callback that was agreed reminds its agent, falls due, and is dialled as such", async () => {
  const { asha, mei, interactionId } = await afterCall();
  const callback = { at: clock.now() + hour, self: true };
  await asha.call("interaction.disposeInteraction", { interactionId, dispositionCode: "callback", callback });
  const [agreed] = await asha.call("interaction.getCallbacks", undefined);
  expect(agreed).toMatchObject({ state: "SCHEDULED", phone: "+15551008654", self: true, campaignId });
  clock.advance(hour - 5 * 60_000);
  await asha.event("callbackReminder");
  clock.advance(5 * 60_000);
  const due = await asha.event("callbackDue");
  const offer = await asha.event("interactionOffered");
  expect(offer.interactionId).toBe(due.interactionId);
  const id = offer.interactionId ?? "";
  await asha.call("interaction.acceptInteraction", { interactionId: id });
  await mei.pickUp();
  await settled(id, "CONNECTED");
  expect(interaction(id).callType).toBe("outbound.callback.dial");
  expect(await asha.call("interaction.getCallbacks", undefined)).toEqual([]);
});

test("a callback is dialled before its time, or cancelled, and then no more", async () => {
  const { asha, mei, interactionId } = await afterCall();
  const wanted = { interactionId, at: clock.now() + hour, self: true, notes: "after lunch" };
  const first = await asha.call("interaction.scheduleCallback", wanted);
  const second = await asha.call("interaction.scheduleCallback", wanted);
  await asha.call("interaction.cancelCallback", { callbackId: second.callbackId });
  await asha.call("interaction.disposeInteraction", { interactionId, dispositionCode: "answered" });
  const dialledCall = await asha.call("interaction.dialCallback", { callbackId: first.callbackId });
  expect(dialledCall.channelDetails.callType).toBe("outbound.callback.dial");
  await mei.pickUp();
  await settled(dialledCall.interactionId, "CONNECTED");
  for (const { callbackId } of [first, second])
    await expect(asha.call("interaction.dialCallback", { callbackId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
});

test("a callback survives a restart and falls due at its time", async () => {
  const { asha, interactionId } = await afterCall();
  await asha.call("interaction.scheduleCallback", { interactionId, at: clock.now() + hour, self: false });
  await server.stop();
  server = await startTestServer({ clock, dataFolder: server.dataFolder });
  clock.advance(hour);
  await expect
    .poll(() => [...server.centre.world.interactions.values()].map(({ callType, state }) => `${callType} ${state}`))
    .toContain("outbound.callback.dial QUEUED");
});

test("a wrap-up that is optional is left without a code, one that is not is not", async () => {
  const { console: asha } = await takeCalls(server.url, "asha", "2001", ["customer-desk"]);
  const mei = new LinePhone(server.line, "+15551008654");
  const interactionId = mei.phone.call("+15550000102");
  await asha.event("interactionOffered");
  await asha.call("interaction.acceptInteraction", { interactionId });
  await asha.event("interactionConnected");
  mei.phone.hangUp(interactionId);
  await asha.event("wrapUpStarted");
  await asha.call("interaction.endWrapUp", { interactionId });
  await asha.event("wrapUpEnded");
  await asha.call("session.selectCampaigns", { campaignIds: ["delivery-hotline"] });
  const next = mei.phone.call("+15550000103");
  await settled(next, "CONNECTED");
  mei.phone.hangUp(next);
  await settled(next, "WRAP_UP");
  await expect(asha.call("interaction.endWrapUp", { interactionId: next })).rejects.toMatchObject({
    code: "DISPOSITION_REQUIRED",
  });
  clock.advance(20_000);
  await asha.event("wrapUpEnded", (item) => item.interactionId === next);
});
