import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, conversation, reply } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { bubbles, chatOf, mira, write } from "./src/customer.ts";
import { openNetworkLine } from "./src/network-line.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
});
afterEach(async () => omni.close());

test("the widget's script stays within 12 KB gzip", () => {
  const script = readFileSync(join(import.meta.dirname, "../apps/widget/dist/widget.js"));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(12 * 1024);
});

test("a customer who loses the network and comes back has lost nothing, and nothing came twice", async () => {
  const line = await openNetworkLine(() => omni.server.port);
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Hello?", line.port);
  await accept(agent, mira.name);
  await chatOf(customer).getByRole("heading", { name: "Asha Menon" }).waitFor();

  await customer.context().setOffline(true);
  line.cut();
  await chatOf(customer).getByText("Connection lost").waitFor();
  await write(customer, "Written in the tunnel");
  await write(customer, "And one more");
  await expect.poll(async () => chatOf(customer).getByText("Sending…").count()).toBe(2);
  await reply(agent, "Said while you were away");

  line.mend();
  await customer.context().setOffline(false);
  await chatOf(customer).getByText("Connection lost").waitFor({ state: "hidden" });
  await expect
    .poll(async () => (await bubbles(customer)).toSorted())
    .toEqual(["And one more", "Hello?", "Said while you were away", "Written in the tunnel"]);
  await expect.poll(async () => chatOf(customer).getByText("Sending…").count()).toBe(0);
  await conversation(agent).getByText("And one more").waitFor();
  await expect.poll(async () => conversation(agent).getByText("Written in the tunnel").count()).toBe(1);
  await line.close();
});

test("a reload in the middle of a chat shows the same conversation, open as before, and keeps the draft", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await reply(agent, "Good morning Mira");
  await chatOf(customer).getByText("Good morning Mira").waitFor();
  await chatOf(customer).getByRole("textbox", { name: "Message" }).fill("Half a sen");
  await customer.reload();
  await chatOf(customer).getByText("Good morning Mira").waitFor();
  expect(await bubbles(customer)).toEqual(["Hello?", "Good morning Mira"]);
  expect(await chatOf(customer).getByRole("textbox", { name: "Message" }).inputValue()).toBe("Half a sen");
});

test("two tabs of a customer show one conversation", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const first = await omni.openCustomer(mira, "From the first tab");
  await accept(agent, mira.name);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByRole("button", { name: /^Chat with us/ }).click();
  await chatOf(second).getByText("From the first tab").waitFor();
  await write(second, "From the second tab");
  await chatOf(first).getByText("From the second tab").waitFor();
  await conversation(agent).getByText("From the second tab").waitFor();
  await reply(agent, "To both");
  for (const tab of [first, second]) {
    await chatOf(tab).getByText("To both").waitFor();
    expect(await bubbles(tab)).toEqual(["From the first tab", "From the second tab", "To both"]);
  }
});

test("a closed widget counts what the agent wrote, and keyboard alone opens, answers and closes it", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await chatOf(customer).getByRole("heading", { name: "Asha Menon" }).waitFor();
  await customer.keyboard.press("Escape");
  await chatOf(customer).waitFor({ state: "hidden" });
  await reply(agent, "Are you there?");
  await customer.getByRole("button", { name: "Chat with us, 1 unread message" }).waitFor();
  await customer.keyboard.press("Enter");
  await customer.keyboard.type("Yes, I am");
  await customer.keyboard.press("Enter");
  await conversation(agent).getByText("Yes, I am").waitFor();
  await customer.getByRole("button", { name: "Chat with us", exact: true }).waitFor();
});

test("the customer sees that the agent has read, and not before", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Is anybody there?");
  await chatOf(customer).getByText("Sent", { exact: true }).waitFor();
  expect(await chatOf(customer).getByText("Seen", { exact: true }).count()).toBe(0);
  await accept(agent, mira.name);
  await chatOf(customer).getByText("Seen", { exact: true }).waitFor();
  await write(customer, "My lamp is broken.");
  await conversation(agent).getByText("My lamp is broken.").waitFor();
  await chatOf(customer).getByText("Seen", { exact: true }).waitFor();
  await customer.reload();
  await chatOf(customer).getByText("Seen", { exact: true }).waitFor();
});
