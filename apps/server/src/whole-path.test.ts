import { checkResult } from "@omni/contract";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { TestConsole } from "./testing/test-console.ts";
import { TestCustomer } from "./testing/test-customer.ts";
import { removeFolders, startTestServer, startWork, type TestServer } from "./testing/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());
afterAll(removeFolders);

test("a customer's chat reaches an agent, who answers, ends and disposes it", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url, { profile: { name: "Ana", email: "ana.ruiz@example.com" } });
  await customer.write("Where is my parcel?");

  const offer = await agent.event("interactionOffered");
  const interactionId = offer.interactionId ?? "";
  expect(offer.interaction?.customerDetails).toMatchObject({ customerId: "C-1001", name: "Ana Ruiz" });
  await agent.event("showCrm");
  const accepted = await agent.call("interaction.acceptInteraction", { interactionId });
  expect(accepted.state).toBe("CONNECTED");
  await customer.status("CONNECTED");
  expect((await agent.call("interaction.getMessages", { interactionId })).map(({ text }) => text)).toEqual([
    "Where is my parcel?",
  ]);

  await agent.call("interaction.sendMessage", { interactionId, text: "Let me look." });
  expect((await customer.hears("Let me look.")).seq).toBe(2);
  await customer.write("Thank you");
  const heard = await agent.event("messageReceived", ({ data }) => JSON.stringify(data).includes("Thank you"));
  expect(heard.interaction?.messageCount).toBe(3);

  await agent.call("interaction.endInteraction", { interactionId });
  await customer.status("ENDED");
  await agent.event("wrapUpStarted");
  const disposed = await agent.call("interaction.disposeInteraction", {
    interactionId,
    dispositionCode: "answered",
    notes: "Parcel is at the neighbour's.",
  });
  expect(disposed.state).toBe("DISPOSED");
  const [latest] = await agent.call("interaction.getHistory", { customerId: "C-1001" });
  expect(latest).toMatchObject({ interactionId, dispositionCode: "answered", agentName: "Asha Menon" });
  expect(checkResult("interaction.getHistory", [latest])).toBeNull();

  expect(agent.inbox.map(({ seq }) => seq)).toEqual(agent.inbox.map((_, index) => (agent.inbox[0]?.seq ?? 0) + index));
});

test("an order sent again under the same key is carried out once", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId }, { key: "accept" });
  const first = await agent.call("interaction.sendMessage", { interactionId, text: "Hi" }, { key: "say" });
  await agent.cut();

  const back = await TestConsole.open(server.url, cookie, agent.inbox.at(-1)?.seq ?? 0);
  const second = await back.call("interaction.sendMessage", { interactionId, text: "Hi" }, { key: "say" });
  expect(second).toEqual(first);
  expect((await back.call("interaction.acceptInteraction", { interactionId }, { key: "accept" })).state).toBe(
    "CONNECTED",
  );
  expect(await back.call("interaction.getMessages", { interactionId })).toHaveLength(2);
});

test("typing passes both ways and is not kept", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  customer.send({ type: "typing", typing: true });
  expect((await agent.passing("typingChanged")).data).toEqual({ from: "CUSTOMER", typing: true });
  await agent.call("interaction.setTyping", { interactionId, typing: true });
  await customer.find(({ type }) => type === "typing");
  expect([...server.centre.log.all()].filter(({ type }) => type === "interaction.typingChanged")).toEqual([]);
});

test("a customer who comes back after the end starts a new interaction in the same conversation", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  const { token } = await customer.welcome();
  await customer.write("First matter");
  const first = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId: first });
  await agent.call("interaction.endInteraction", { interactionId: first });
  await agent.call("interaction.disposeInteraction", { interactionId: first, dispositionCode: "answered" });
  await customer.cut();

  const again = await TestCustomer.open(server.url, { token, lastSeq: 0 });
  expect((await again.welcome()).messages.map(({ text }) => text)).toEqual(["First matter"]);
  expect((await again.write("Second matter")).seq).toBe(2);
  const offer = await agent.event("interactionOffered", ({ interactionId }) => interactionId !== first);
  expect(offer.interactionId).not.toBe(first);
});
