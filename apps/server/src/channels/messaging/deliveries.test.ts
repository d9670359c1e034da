import { cpSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import type { TestConsole } from "../../testing/test-console.ts";
import { makeFolder, removeFolders, startTestServer, type TestServer } from "../../testing/test-server.ts";
import { ana, isStatus, ours, ScriptedProvider, startMessaging } from "./messaging.fakes.ts";
import type { ProviderOrder } from "./messaging-provider.ts";
import { SimulatedNumbers } from "./simulated-numbers.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function withProvider(): Promise<ScriptedProvider> {
  await server.stop();
  const provider = new ScriptedProvider();
  server = await startTestServer({ clock, messagingProvider: provider });
  return provider;
}

test("a message that the provider repeats is stored once, whatever its clock says", async () => {
  const provider = await withProvider();
  const agent = await startMessaging(server);
  const day = 24 * 60 * 60_000;
  await Promise.all([provider.deliver("m1", "Hello", clock.now() + day), provider.deliver("m1", "Hello")]);
  await provider.deliver("m2", "An hour ago", clock.now() - 60 * 60_000);
  await provider.deliver("m1", "Hello");
  const { interactionId } = await agent.event("interactionOffered");
  const stored = server.centre.log.messagesOf(interactionId ?? "", Number.MAX_SAFE_INTEGER, 10);
  expect(stored.map(({ message }) => [message.text, message.sentAt])).toEqual([
    ["Hello", clock.now()],
    ["An hour ago", clock.now()],
  ]);
});

test("a status that comes twice, late or too early changes nothing that was known", async () => {
  const provider = await withProvider();
  const agent = await startMessaging(server);
  await provider.deliver("m1", "Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const { messageId } = await agent.call("interaction.sendMessage", { interactionId, text: "Hi" });
  const statuses = ["READ", "DELIVERED", "READ", "FAILED"] as const;
  for (const status of statuses) await provider.listener?.onStatus({ providerMessageId: `p-${messageId}`, status });
  await agent.event("messageStatusChanged", isStatus(messageId, "READ"));
  const told = agent.inbox.filter(({ name }) => name === "messageStatusChanged");
  expect(told).toHaveLength(1);
  await provider.listener?.onStatus({ providerMessageId: "of nobody", status: "READ" });
});

test("while the provider is down messages wait in order, and each is handed over once", async () => {
  const provider = await withProvider();
  const agent = await startMessaging(server);
  await provider.deliver("m1", "Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  provider.isDown = true;
  for (const text of ["One", "Two"]) await agent.call("interaction.sendMessage", { interactionId, text });
  provider.isDown = false;
  await expect
    .poll(() => {
      clock.advance(1_000);
      return provider.orders.map(({ text, from, to }) => [text, from, to]);
    })
    .toEqual([
      ["One", ours, ana],
      ["Two", ours, ana],
    ]);
});

test("24 hours after the customer wrote only a template goes out, filled in and named to the provider", async () => {
  const provider = new ScriptedProvider();
  const restart = async (now: number): Promise<void> => {
    await server.stop();
    clock = new ManualClock(now);
    server = await startTestServer({ clock, dataFolder: server.dataFolder, messagingProvider: provider });
  };
  await restart(Date.now() - 24 * 60 * 60_000);
  await provider.deliver("m1", "Hello");
  await restart(Date.now());
  const agent = await startMessaging(server);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await expect(agent.call("interaction.sendMessage", { interactionId, text: "Hi" })).rejects.toMatchObject({
    code: "INVALID_STATE",
  });
  const templates = await agent.call("configuration.getMessageTemplates", { channelType: "WHATSAPP" });
  expect(templates.map(({ templateId }) => templateId)).toContain("come-back");
  const template = { interactionId, templateId: "come-back", variables: { customer_name: "Ana" } };
  await agent.call("interaction.sendMessage", template);
  await expect
    .poll(() => provider.orders)
    .toMatchObject([
      {
        text: "Hello Ana, is there anything else that we can do for you?",
        template: { templateId: "come-back", variables: { customer_name: "Ana" } },
      },
    ]);
  await expect(agent.call("interaction.sendMessage", { ...template, variables: {} })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
});

/** The data folder as it is when the power fails. */
function copyOfDisk(): string {
  const dataFolder = makeFolder();
  cpSync(server.dataFolder, dataFolder, { recursive: true });
  return dataFolder;
}

async function sendWithout(provider: ScriptedProvider): Promise<TestConsole> {
  const agent = await startMessaging(server);
  await provider.deliver("m1", "Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await agent.call("interaction.sendMessage", { interactionId, text: "Acknowledged" });
  return agent;
}

test("a message that was acknowledged before the power failed is handed over after the start", async () => {
  const provider = await withProvider();
  provider.isDown = true;
  await sendWithout(provider);
  expect(provider.orders).toEqual([]);
  const dataFolder = copyOfDisk();
  await server.stop();
  provider.isDown = false;
  server = await startTestServer({ clock, dataFolder, messagingProvider: provider });
  await expect.poll(() => provider.orders.map(({ text }) => text)).toEqual(["Acknowledged"]);
});

test("a message whose hand-over was cut short is handed over again under the same order", async () => {
  const provider = await withProvider();
  provider.isSilent = true;
  await sendWithout(provider);
  await expect.poll(() => provider.orders.length).toBe(1);
  const dataFolder = copyOfDisk();
  await server.stop();
  const after = new ScriptedProvider();
  server = await startTestServer({ clock, dataFolder, messagingProvider: after });
  await expect.poll(() => after.orders).toEqual(provider.orders);
});

test("a message whose refusal was cut short by a stop has failed after the start", async () => {
  const provider = await withProvider();
  provider.isRefusing = true;
  let dataFolder = "";
  // As the disk is just before the status is on it.
  server.centre.project(({ event }) => {
    if (event.type === "interaction.messageStatusChanged") dataFolder ||= copyOfDisk();
  });
  const agent = await sendWithout(provider);
  await agent.event("messageStatusChanged", ({ data }) => data["status"] === "FAILED");
  await server.stop();
  server = await startTestServer({ clock, dataFolder, messagingProvider: provider });
  const rows = async () => {
    const store = await openStore(copyOfDisk(), { onRollback: () => {} });
    const outbox = await store.db.selectFrom("outbox").select("state").execute();
    const statuses = await store.db.selectFrom("message_statuses").select("status").execute();
    store.close();
    return { outbox, statuses };
  };
  await expect.poll(rows).toEqual({ outbox: [{ state: "REFUSED" }], statuses: [{ status: "FAILED" }] });
});

test("30 days after the interaction ended the row of a message goes, unless it still waits to be handed over", async () => {
  const provider = await withProvider();
  const agent = await startMessaging(server);
  await provider.deliver("m1", "Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const handed = await agent.call("interaction.sendMessage", { interactionId, text: "Handed" });
  await expect.poll(() => provider.orders.map(({ text }) => text)).toEqual(["Handed"]);
  provider.isDown = true;
  await agent.call("interaction.sendMessage", { interactionId, text: "Waits" });
  await agent.call("interaction.endInteraction", { interactionId });
  await agent.call("interaction.disposeInteraction", { interactionId, dispositionCode: "order-status" });
  const { dataFolder } = server;
  const day = 24 * 60 * 60_000;
  const restart = async (days: number): Promise<void> => {
    await server.stop();
    clock = new ManualClock(clock.now() + days * day);
    server = await startTestServer({ clock, dataFolder, messagingProvider: provider });
  };
  const rows = async (): Promise<string[]> => {
    const store = await openStore(copyOfDisk(), { onRollback: () => {} });
    const found = await store.db.selectFrom("outbox").select("state").orderBy("state").execute();
    store.close();
    return found.map(({ state }) => state);
  };
  await restart(29);
  expect(await rows()).toEqual(["HANDED", "WAITING"]);
  await restart(2);
  await expect.poll(rows).toEqual(["WAITING"]);
  await provider.listener?.onStatus({ providerMessageId: `p-${handed.messageId}`, status: "READ" });
  provider.isDown = false;
  await restart(0);
  await expect.poll(() => provider.orders.map(({ text }) => text)).toEqual(["Handed", "Waits"]);
  await expect.poll(rows).toEqual(["HANDED"]);
  clock.advance(day);
  await expect.poll(rows).toEqual([]);
}, 30_000);

test("the simulated provider delivers an order that is given twice once", async () => {
  const folder = makeFolder();
  const store = await openStore(folder, { onRollback: () => {} });
  const numbers = new SimulatedNumbers({ store, clock, onError: () => {} });
  const statuses: string[] = [];
  numbers.start({ onMessage: async () => {}, onStatus: async ({ status }) => void statuses.push(status) });
  const heard: string[] = [];
  numbers.connectPhone(ana, (event) => void (event.type === "message" && heard.push(event.text)));
  const order = { orderId: "o1", channelType: "SMS", from: ours, to: ana, text: "Hi" } as const;
  const given: ProviderOrder = { ...order, template: null, attachments: [] };
  expect(await numbers.send(given)).toEqual(await numbers.send(given));
  clock.advance(1_000);
  await expect.poll(() => statuses).toEqual(["DELIVERED"]);
  expect(heard).toEqual(["Hi"]);
  numbers.stop();
  store.close();
});
