import { checkEvent } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { expect, onTestFinished, test } from "vitest";
import { createTestConsole, type TestConsoleOptions } from "./index.ts";

function open(options: TestConsoleOptions = {}) {
  const testConsole = createTestConsole(options);
  onTestFinished(() => testConsole.close());
  return testConsole;
}

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "resolved",
    (error: unknown) => (OmniError.is(error) ? error.code : String(error)),
  );

test("a customer's chat reaches the app as the agent takes it", async () => {
  const { customer, agent, connectApp } = open();
  const app = await connectApp();
  const offers = await app.follow("interactionOffered");
  const connections = await app.follow("interactionConnected");
  const chat = customer.chat("Hello");
  expect(await offers.next()).toMatchObject({ interactionId: chat.interactionId, state: "OFFERED", sequence: 1 });
  await agent.accept();
  expect(await connections.next()).toMatchObject({ state: "CONNECTED", sequence: 2 });
});

test("an app's method changes the centre and answers with the interaction", async () => {
  const { customer, agent, connectApp } = open();
  const { sdk } = await connectApp();
  const chat = customer.chat("Hello");
  await agent.accept();
  await sdk.interaction.sendMessage({ interactionId: chat.interactionId, text: "Good morning" });
  expect(chat.messages().map(({ text }) => text)).toEqual(["Hello", "Good morning"]);
  const ended = await sdk.interaction.endInteraction({ interactionId: chat.interactionId });
  expect(ended.state).toBe("WRAP_UP");
});

test("time passes only when it is told to, and what falls due happens at its own time", async () => {
  const { clock, customer, connectApp } = open();
  const app = await connectApp();
  const misses = await app.follow("interactionMissed");
  const began = clock.now();
  customer.chat("Anybody there?");
  await clock.advance(60_000);
  expect(await misses.next()).toMatchObject({ eventTime: began + 20_000 });
  expect(clock.now()).toBe(began + 60_000);
});

test("a call goes through offer, hold, consult, conference and wrap-up, every event valid by the contract", async () => {
  const { customer, agent, connectApp, recorder, colleague } = open();
  const ben = colleague("ben");
  const app = await connectApp();
  const names = [
    "interactionOffered",
    "interactionConnected",
    "interactionHeld",
    "interactionResumed",
    "consultConnected",
    "conferenceStarted",
    "wrapUpStarted",
  ] as const;
  for (const name of names) await app.follow(name);
  const call = customer.call();
  await agent.accept();
  await agent.hold();
  await agent.resume();
  await agent.consult({ type: "AGENT", id: "ben" });
  await ben.agent.accept();
  await agent.completeConsult("CONFERENCE");
  call.hangUp();
  await app.settled();
  expect(recorder.events().map(({ name }) => name)).toEqual(names);
  for (const { name, payload } of recorder.events())
    expect(checkEvent(name as (typeof names)[number], payload)).toBe(null);
});

test("a method that is made to fail rejects with that code, and works again when healed", async () => {
  const { connectApp, faults } = open();
  const { sdk } = await connectApp();
  faults.fail("session.getAvailability", "OFFLINE");
  expect(await codeOf(sdk.session.getAvailability())).toBe("OFFLINE");
  faults.heal();
  expect(await sdk.session.getAvailability()).toMatchObject({ status: "AVAILABLE" });
});

test("a bug inside the console leaves as INTERNAL, with its text in the log alone", async () => {
  const { connectApp, faults, log } = open();
  const { sdk } = await connectApp();
  faults.fail("session.getAvailability", new Error("The till is on fire"));
  const failed = await sdk.session.getAvailability().catch((error: unknown) => error as OmniError);
  expect(failed).toMatchObject({ code: "INTERNAL" });
  expect(JSON.stringify(failed)).not.toContain("till");
  expect(log.map(({ message }) => message).join()).toContain("The till is on fire");
});

test("a slow answer arrives when its time has come", async () => {
  const { connectApp, faults, clock } = open();
  const { sdk } = await connectApp();
  faults.delay("session.getAvailability", 3_000);
  let isAnswered = false;
  const answer = sdk.session.getAvailability().then(() => (isAnswered = true));
  await sdk.app.getContext();
  await clock.advance(2_999);
  await sdk.app.getContext();
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  await answer;
});

test("what happens while the console is offline reaches the app in order once it is back", async () => {
  const { connectApp, change, customer, recorder } = open();
  const app = await connectApp();
  await app.follow("connectionChanged");
  await app.follow("interactionOffered");
  change({ connection: "OFFLINE" });
  customer.chat("Hello?");
  expect(await codeOf(app.sdk.session.getAvailability())).toBe("OFFLINE");
  change({ connection: "ONLINE" });
  await app.settled();
  expect(recorder.events().map(({ name }) => name)).toEqual([
    "connectionChanged",
    "connectionChanged",
    "interactionOffered",
  ]);
});

test("a dropped line rejects what is pending, and the app works again after a reload", async () => {
  const { connectApp, faults } = open();
  const app = await connectApp();
  faults.silence("session.getAvailability");
  const pending = codeOf(app.sdk.session.getAvailability());
  app.dropLine();
  expect(await pending).toBe("HOST_GONE");
  await app.reload();
  expect(await app.sdk.session.getCurrentUser()).toMatchObject({ userId: "ana" });
});

test("a held line delivers nothing until it is released", async () => {
  const { connectApp, customer } = open();
  const app = await connectApp();
  const offers = await app.follow("interactionOffered");
  app.holdLine();
  customer.chat("Hello");
  await new Promise<void>((resolve) => void setImmediate(resolve));
  expect(offers.received).toEqual([]);
  app.releaseLine();
  expect(await offers.next()).toMatchObject({ state: "OFFERED" });
});

test("an app without customer.pii sees the customer masked", async () => {
  const { connectApp, customerAs } = open();
  const app = await connectApp({ permissions: ["interaction.read"] });
  const offers = await app.follow("interactionOffered");
  customerAs({ email: "maria@example.com" }).chat("Hello");
  const { customerDetails } = await offers.next();
  expect(customerDetails.phones).toEqual(["••••••••••22"]);
  expect(customerDetails.maskedFields).toEqual(["policy", "phones", "email"]);
});

test("a console without a capability refuses its methods", async () => {
  const { connectApp } = open({ capabilities: ["session", "interaction", "chat"] });
  const { sdk } = await connectApp();
  expect(await codeOf(sdk.interaction.holdInteraction({ interactionId: "i" }))).toBe("NOT_SUPPORTED");
  expect(await codeOf(sdk.ui.setBadge({ count: 1 }))).toBe("NOT_SUPPORTED");
  expect(sdk.supports("ui")).toBe(false);
});
