import { afterAll, afterEach, expect, test } from "vitest";
import { TestConsole } from "../../testing/test-console.ts";
import { TestPhone } from "../../testing/test-phone.ts";
import { removeFolders, signIn, startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
afterEach(() => server.stop());
afterAll(removeFolders);

test("a text from a phone reaches an agent, and the agent's answer the phone, which reads it", async () => {
  server = await startTestServer();
  const cookie = await signIn(server.url, "asha");
  const agent = await TestConsole.open(server.url, cookie);
  await agent.call("session.selectCampaigns", { campaignIds: ["orders-and-returns"] });
  await agent.call("session.setAutoCall", { channelType: "SMS", enabled: true });
  await agent.call("session.setAvailability", { status: "AVAILABLE" });
  const phone = await TestPhone.open(server.url);
  const { numbers } = await phone.welcome();
  const to = numbers.find(({ channelType, title }) => channelType === "SMS" && title.startsWith("Orders"))?.number;
  phone.order({ type: "send", channelType: "SMS", to, text: "Where is my order?" });
  await phone.message("Where is my order?");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await agent.call("interaction.sendMessage", { interactionId, text: "On its way." });
  const { messageId, peer } = await phone.message("On its way.");
  expect(peer).toBe(to);
  phone.order({ type: "read", messageId });
  await agent.event("messageStatusChanged", ({ data }) => data["status"] === "READ");
});

test("without demo data a phone is for supervisors and administrators", async () => {
  server = await startTestServer({ demo: false });
  const phone = await TestPhone.open(server.url);
  expect(await phone.refusal()).toMatchObject({ code: "PERMISSION_DENIED" });
});

test("a page of another site opens no phone", async () => {
  server = await startTestServer();
  const phone = new TestPhone(`${server.url.replace("http", "ws")}/phone`, { origin: "https://shop.example" });
  await expect(phone.opened()).rejects.toThrow("HTTP 403");
});
