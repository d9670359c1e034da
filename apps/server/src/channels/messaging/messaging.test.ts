import type { Message, MessageStatus } from "@omni/contract";
import { cpSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { ManualClock } from "../../testing/manual-clock.ts";
import { TestConsole } from "../../testing/test-console.ts";
import { makeFolder, removeFolders, signIn, startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { MessagingProvider, ProviderListener, ProviderOrder } from "./messaging-provider.ts";
import { SimulatedNumbers, type SimulatedMessageEvent } from "./simulated-numbers.ts";

const ours = "+15550000104";
const campaignId = "orders-and-returns";
/** Ana Ruiz of the demo data. */
const ana = "+15551000000";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function startMessaging(username = "asha"): Promise<TestConsole> {
  const agent = await TestConsole.open(server.url, await signIn(server.url, username));
  await agent.call("session.selectCampaigns", { campaignIds: [campaignId] });
  for (const channelType of ["WHATSAPP", "SMS"] as const)
    await agent.call("session.setAutoCall", { channelType, enabled: true });
  await agent.call("session.setAvailability", { status: "AVAILABLE" });
  return agent;
}

function play(number: string) {
  const heard: SimulatedMessageEvent[] = [];
  const phone = server.numbers.connectPhone(number, (event) => heard.push(event));
  const write = (text: string, channelType: "WHATSAPP" | "SMS" = "WHATSAPP", to = ours) =>
    phone.send({ channelType, to, text });
  return { phone, heard, write };
}

async function connected(number = ana, channelType: "WHATSAPP" | "SMS" = "WHATSAPP") {
  const agent = await startMessaging();
  const customer = play(number);
  await customer.write("Where is my order?", channelType);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  return { agent, ...customer, interactionId };
}

const isStatus = (messageId: string, status: MessageStatus) => (item: { data: Record<string, unknown> }) =>
  item.data["messageId"] === messageId && item.data["status"] === status;

/** A provider of the tests' own, whose answers and repetitions they decide. */
class ScriptedProvider implements MessagingProvider {
  readonly name = "Scripted";
  readonly isSimulated = true;
  readonly orders: ProviderOrder[] = [];
  isDown = false;
  /** Takes orders and is never heard of again. */
  isSilent = false;
  listener: ProviderListener | null = null;
  start(listener: ProviderListener): void {
    this.listener = listener;
  }
  async send(order: ProviderOrder) {
    if (this.isDown) throw new Error("The provider cannot be reached.");
    this.orders.push(order);
    if (this.isSilent) return new Promise<never>(() => {});
    return { outcome: "TAKEN" as const, providerMessageId: `p-${order.orderId}` };
  }
  stop(): void {}
  deliver(providerMessageId: string, text: string, sentAt = clock.now()): Promise<void> {
    if (this.listener === null) throw new Error("Not started.");
    const incoming = { providerMessageId, channelType: "WHATSAPP" as const, from: ana, to: ours, text, sentAt };
    return this.listener.onMessage({ ...incoming, attachments: [] });
  }
}

async function withProvider(): Promise<ScriptedProvider> {
  await server.stop();
  const provider = new ScriptedProvider();
  server = await startTestServer({ clock, messagingProvider: provider });
  return provider;
}

test("a WhatsApp message of a known number is offered with its customer, and the answer reaches the phone", async () => {
  const { agent, heard, phone, interactionId } = await connected();
  const { interaction } = await agent.event("interactionOffered");
  expect(interaction?.customerDetails).toMatchObject({ customerId: "C-1001", name: "Ana Ruiz" });
  expect(interaction?.channelDetails).toMatchObject({ channelType: "WHATSAPP", direction: "INBOUND", to: ours });
  const sent = await agent.call("interaction.sendMessage", { interactionId, text: "מחר 👋" });
  await expect
    .poll(() => {
      clock.advance(300);
      return heard;
    })
    .toMatchObject([{ text: "מחר 👋", from: ours, channelType: "WHATSAPP" }]);
  await agent.event("messageStatusChanged", isStatus(sent.messageId, "DELIVERED"));
  await phone.markRead(heard[0]?.messageId ?? "");
  await agent.event("messageStatusChanged", isStatus(sent.messageId, "READ"));
  const messages = await agent.call("interaction.getMessages", { interactionId });
  expect(messages.map(({ text, status }: Message) => [text, status])).toEqual([
    ["Where is my order?", "SENT"],
    ["מחר 👋", "READ"],
  ]);
});

test("a phone that is switched off gets what was written when it is on again, in order and once", async () => {
  const { agent, heard, phone, interactionId } = await connected(ana, "SMS");
  phone.setReachable(false);
  for (const text of ["One", "Two"]) await agent.call("interaction.sendMessage", { interactionId, text });
  await expect
    .poll(async () => {
      clock.advance(300);
      return server.centre.findInteraction(interactionId)?.messageCount;
    })
    .toBe(3);
  expect(heard).toEqual([]);
  await expect
    .poll(() => {
      phone.setReachable(true);
      return heard.map(({ text }) => text);
    })
    .toEqual(["One", "Two"]);
});

test.each([
  ["+15557779001", "FAILED"],
  ["+15557779002", "FAILED"],
  ["+15557779003", "DELIVERED"],
  ["+15557771234", "READ"],
] as const)("a number nobody plays behaves as its digits say: %s is %s", async (number, status) => {
  const { agent, phone, interactionId } = await connected(number, "SMS");
  phone.disconnect();
  const { messageId } = await agent.call("interaction.sendMessage", { interactionId, text: "Hello" });
  await expect
    .poll(async () => {
      clock.advance(1_000);
      const messages = await agent.call("interaction.getMessages", { interactionId });
      return messages.find((each) => each.messageId === messageId)?.status;
    })
    .toBe(status);
});

test("who writes again goes on in the same conversation, and after it ended a new one begins", async () => {
  const { agent, write, interactionId } = await connected();
  await write("And one more thing");
  await agent.event("messageReceived", ({ data }) => (data["message"] as Message).text === "And one more thing");
  await agent.call("interaction.endInteraction", { interactionId });
  await agent.call("interaction.disposeInteraction", { interactionId, dispositionCode: "order-status" });
  await write("I am back");
  const next = await agent.event("interactionOffered", (item) => item.interactionId !== interactionId);
  expect(next.interaction?.customerDetails.customerId).toBe("C-1001");
  const history = await agent.call("interaction.getHistory", { customerId: "C-1001" });
  expect(history[0]).toMatchObject({ interactionId, channelType: "WHATSAPP" });
});

test("a number that is none of ours, and an empty message, are refused", async () => {
  const { write } = play(ana);
  await expect(write("Hello", "WHATSAPP", "+15550009999")).rejects.toMatchObject({ code: "CHANNEL_UNAVAILABLE" });
  await expect(write("   ")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(server.centre.world.interactions.size).toBe(0);
});

test("a message that the provider repeats is stored once, whatever its clock says", async () => {
  const provider = await withProvider();
  const agent = await startMessaging();
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
  const agent = await startMessaging();
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
  const agent = await startMessaging();
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

test("a message of more than 10,000 characters from a provider arrives in parts", async () => {
  const agent = await startMessaging();
  await play(ana).write(`${"x".repeat(9_999)}👋`);
  const { interactionId } = await agent.event("interactionOffered");
  const stored = server.centre.log.messagesOf(interactionId ?? "", Number.MAX_SAFE_INTEGER, 10);
  expect(stored.map(({ message }) => message.text.length)).toEqual([9_999, 2]);
});

test("an agent's text of 10,001 characters is refused by name", async () => {
  const { agent, interactionId } = await connected();
  await expect(agent.callRaw("interaction.sendMessage", { interactionId, text: "x".repeat(10_001) })).rejects.toThrow(
    /text|10,?000/,
  );
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
  const agent = await startMessaging();
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
  const agent = await startMessaging();
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

test("the simulated provider delivers an order that is given twice once", async () => {
  const folder = makeFolder();
  const store = await openStore(folder, { onRollback: () => {} });
  const numbers = new SimulatedNumbers({ store, clock, onError: () => {} });
  const statuses: string[] = [];
  numbers.start({ onMessage: async () => {}, onStatus: async ({ status }) => void statuses.push(status) });
  const heard: string[] = [];
  numbers.connectPhone(ana, ({ text }) => heard.push(text));
  const order = { orderId: "o1", channelType: "SMS", from: ours, to: ana, text: "Hi" } as const;
  const given: ProviderOrder = { ...order, template: null, attachments: [] };
  expect(await numbers.send(given)).toEqual(await numbers.send(given));
  clock.advance(1_000);
  await expect.poll(() => statuses).toEqual(["DELIVERED"]);
  expect(heard).toEqual(["Hi"]);
  numbers.stop();
  store.close();
});

test("an agent begins a WhatsApp conversation with a template, and it goes on when the customer answers", async () => {
  const agent = await startMessaging();
  const { heard, write } = play(ana);
  const begin = { channelType: "WHATSAPP", to: ana, campaignId } as const;
  const { interactionId, customerDetails } = await agent.call("interaction.initiateInteraction", begin);
  expect(customerDetails.customerId).toBe("C-1001");
  const free = { interactionId, text: "Hello" };
  await expect(agent.call("interaction.sendMessage", free)).rejects.toMatchObject({ code: "INVALID_STATE" });
  const variables = { customer_name: "Ana" };
  await agent.call("interaction.sendMessage", { interactionId, templateId: "come-back", variables });
  await expect
    .poll(() => {
      clock.advance(300);
      return heard.map(({ from }) => from);
    })
    .toEqual([ours]);
  await write("Yes please");
  await agent.event("messageReceived", (item) => item.interactionId === interactionId);
  await agent.call("interaction.sendMessage", free);
  await expect(agent.call("interaction.initiateInteraction", begin)).rejects.toMatchObject({ code: "INVALID_STATE" });
});
