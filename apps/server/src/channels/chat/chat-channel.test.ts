import { cpSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../testing/manual-clock.ts";
import { TestConsole } from "../../testing/test-console.ts";
import { TestCustomer } from "../../testing/test-customer.ts";
import { makeFolder, removeFolders, startTestServer, startWork, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());
afterAll(removeFolders);

const refusal = async (customer: TestCustomer) => {
  const found = await customer.find(({ type }) => type === "refused");
  return found.type === "refused" ? found : expect.fail("not refused");
};

test("a message sent again under its client id is acknowledged again and stored once", async () => {
  const customer = await TestCustomer.open(server.url);
  const { token } = await customer.welcome();
  const first = await customer.write("Hello", "a");
  await customer.cut();
  const back = await TestCustomer.open(server.url, { token, lastSeq: 0 });
  expect(await back.write("Hello", "a")).toEqual(first);
  expect((await back.welcome()).messages).toEqual([first]);
});

test("a customer who comes back receives what came after the last message seen", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  const { token } = await customer.welcome();
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await customer.cut();
  await agent.event("interactionUpdated");
  await agent.call("interaction.sendMessage", { interactionId, text: "Are you there?" });
  const back = await TestCustomer.open(server.url, { token, lastSeq: 1 });
  const { messages, status } = await back.welcome();
  expect(messages.map(({ seq, text, from, senderName }) => [seq, text, from, senderName])).toEqual([
    [2, "Are you there?", "AGENT", "Asha Menon"],
  ]);
  expect(status).toEqual({ state: "CONNECTED", agentName: "Asha Menon", agents: ["Asha Menon"], seenSeq: 2 });
});

test("two pages of one customer show the same conversation", async () => {
  const first = await TestCustomer.open(server.url);
  const { token } = await first.welcome();
  const second = await TestCustomer.open(server.url, { token });
  await first.write("From the first page");
  expect(await second.hears("From the first page")).toMatchObject({ seq: 1, from: "CUSTOMER" });
});

test("a wrong token, an unknown campaign and an early message are refused by name", async () => {
  expect(await refusal(await TestCustomer.open(server.url, { campaign: "nothing" }))).toMatchObject({
    code: "CHANNEL_UNAVAILABLE",
  });
  expect(await refusal(await TestCustomer.open(server.url, { token: "forged" }))).toMatchObject({
    code: "INTERACTION_NOT_FOUND",
  });
  const customer = await TestCustomer.open(server.url, { campaign: "nothing" });
  customer.send({ type: "message", clientId: "a", text: "Hello" });
  await customer.find((message) => message.type === "refused" && message.code === "NOT_INITIALIZED");
});

test("a token of one campaign opens no conversation of another", async () => {
  const { token } = await (await TestCustomer.open(server.url)).welcome();
  const customer = await TestCustomer.open(server.url, { token, campaign: "orders" });
  expect(await refusal(customer)).toMatchObject({ code: "INTERACTION_NOT_FOUND" });
});

test("an empty text and a text that is too long are refused, and nothing is begun for them", async () => {
  const customer = await TestCustomer.open(server.url);
  customer.send({ type: "message", clientId: "blank", text: "   " });
  expect(await refusal(customer)).toMatchObject({ clientId: "blank", code: "INVALID_ARGUMENT" });
  customer.send({ type: "message", clientId: "long", text: "x".repeat(10_001) });
  await customer.find((message) => message.type === "refused" && message.message.includes("text"));
  expect(server.centre.world.interactions.size).toBe(0);
  expect(await customer.write("Now a real one")).toMatchObject({ seq: 1 });
});

test("a flood is refused message by message, and what was acknowledged stays", async () => {
  const customer = await TestCustomer.open(server.url);
  for (let index = 0; index < 150; index++) customer.send({ type: "message", clientId: `${index}`, text: `m${index}` });
  const found = await customer.find((message) => message.type === "refused");
  expect(found).toMatchObject({ code: "RATE_LIMITED" });
});

test("a customer is known by e-mail or phone, and unknown otherwise", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const known = await TestCustomer.open(server.url, { profile: { phone: "+1 (555) 100-0000" } });
  await known.write("Hello");
  const stranger = await TestCustomer.open(server.url, { profile: { name: "Zoe", email: "zoe@nowhere.example" } });
  await stranger.write("Hello");
  await agent.event("interactionOffered", ({ interaction }) => interaction?.customerDetails.name === "Zoe");
  await agent.event("interactionOffered", ({ interaction }) => interaction?.customerDetails.customerId === "C-1001");
  const names = agent.inbox
    .filter(({ name }) => name === "interactionOffered")
    .map(({ interaction }) => [interaction?.customerDetails.customerId, interaction?.customerDetails.name]);
  expect(names).toContainEqual([null, "Zoe"]);
});

test("a customer who tells more of themselves later is known from then on", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  const { token } = await customer.welcome();
  await customer.write("Hello");
  await agent.event("interactionOffered", ({ interaction }) => interaction?.customerDetails.customerId === null);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await customer.cut();
  await TestCustomer.open(server.url, { token, profile: { email: "ana.ruiz@example.com" } });
  const identified = await agent.event("customerIdentified");
  expect(identified.interaction?.customerDetails).toMatchObject({ customerId: "C-1001", name: "Ana Ruiz" });
});

test("a customer who did not come back after a restart counts as gone", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  // The disk as it is when the power fails.
  const dataFolder = makeFolder();
  cpSync(server.dataFolder, dataFolder, { recursive: true });
  await server.stop();
  const clock = new ManualClock();
  server = await startTestServer({ dataFolder, clock });
  expect(server.centre.world.interactions.get(interactionId)?.customerOnline).toBe(true);
  clock.advance(20_000);
  await expect.poll(() => server.centre.world.interactions.get(interactionId)?.customerOnline).toBe(false);
});

test("the customer who leaves and returns is seen by the agent", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  const { token } = await customer.welcome();
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await customer.cut();
  await agent.event("interactionUpdated", ({ interaction }) => interaction?.customerOnline === false);
  await TestCustomer.open(server.url, { token });
  await agent.event("interactionUpdated", ({ interaction }) => interaction?.customerOnline === true);
});

test("a customer ends the conversation, and the agent goes into wrap-up", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  customer.send({ type: "end" });
  await customer.status("ENDED");
  expect((await agent.event("interactionEnded")).data["endedBy"]).toBe("CUSTOMER");
  await agent.event("wrapUpStarted");
});

test("the customer is told how far the agent has read: what came while the focus was elsewhere, only later", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const first = await TestCustomer.open(server.url);
  const { token } = await first.welcome();
  await first.write("Hello");
  const firstId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId: firstId });
  const second = await TestCustomer.open(server.url, { profile: { name: "Zoe" } });
  await second.write("Hello");
  const offered = await agent.event("interactionOffered", ({ interactionId }) => interactionId !== firstId);
  await agent.call("interaction.acceptInteraction", { interactionId: offered.interactionId ?? "" });
  await first.write("Are you there?");
  await first.cut();
  const back = await TestCustomer.open(server.url, { token });
  expect((await back.welcome()).status.seenSeq).toBe(1);
  await agent.call("interaction.selectInteraction", { interactionId: firstId });
  await back.find((message) => message.type === "status" && message.status.seenSeq === 2);
});

test("a customer is told that a message is seen when the agent's console is in sight, and not before", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  agent.send({ type: "attention", looksAway: true });
  await agent.call("session.getCurrentUser", undefined);
  await customer.write("Are you there?");
  await agent.event("messageReceived");
  const { snapshot } = await (await TestConsole.open(server.url, cookie, null, "reloaded")).welcome();
  expect(snapshot?.unread).toEqual({ [interactionId]: 1 });
  const seen = () => customer.messages.flatMap((each) => (each.type === "status" ? [each.status.seenSeq] : []));
  expect(seen().at(-1)).toBe(1);
  const back = await TestConsole.open(server.url, cookie, null, "in sight");
  back.send({ type: "attention", looksAway: false });
  await customer.find((message) => message.type === "status" && message.status.seenSeq === 2);
});
