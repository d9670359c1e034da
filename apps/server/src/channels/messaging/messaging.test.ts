import type { Message } from "@omni/contract";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../testing/manual-clock.ts";
import { type TestServer, removeFolders, startTestServer } from "../../testing/test-server.ts";
import { ana, campaignId, isStatus, ours, startMessaging } from "./messaging.fakes.ts";
import type { SimulatedMessageEvent } from "./simulated-numbers.ts";

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());
afterAll(removeFolders);

function play(number: string) {
  const heard: SimulatedMessageEvent[] = [];
  const seen: string[] = [];
  const phone = server.numbers.connectPhone(number, (event) => {
    if (event.type === "message") heard.push(event);
    else seen.push(event.messageId);
  });
  const write = (text: string, channelType: "WHATSAPP" | "SMS" = "WHATSAPP", to = ours) =>
    phone.send({ channelType, to, text });
  return { phone, heard, seen, write };
}

async function connected(number = ana, channelType: "WHATSAPP" | "SMS" = "WHATSAPP") {
  const agent = await startMessaging(server);
  const customer = play(number);
  await customer.write("Where is my order?", channelType);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  return { agent, ...customer, interactionId };
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

test("a message of more than 10,000 characters from a provider arrives in parts", async () => {
  const agent = await startMessaging(server);
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

test("an agent begins a WhatsApp conversation with a template, and it goes on when the customer answers", async () => {
  const agent = await startMessaging(server);
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

test("a WhatsApp customer learns that an agent has read, and not while nobody has", async () => {
  const { phone, seen } = play(ana);
  await phone.send({ channelType: "WHATSAPP", to: ours, text: "Hello?", messageId: "w1" });
  expect(seen).toEqual([]);
  const agent = await startMessaging(server);
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  expect(seen).toEqual([]);
  await agent.call("interaction.acceptInteraction", { interactionId });
  await expect.poll(() => seen).toEqual(["w1"]);
  await phone.send({ channelType: "WHATSAPP", to: ours, text: "Are you there?", messageId: "w2" });
  await expect.poll(() => seen).toEqual(["w1", "w2"]);
});
