import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, contact, conversation, offerOf, reply, screenPop } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { bubbles, chatOf, omar, write } from "./src/customer.ts";
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

test("a customer's chat reaches an agent, the app pops the record, and the agent disposes through the app", async () => {
  const { page: agent } = await omni.openAgent("asha");
  await screenPop(agent).getByText("record appears here").waitFor({ state: "attached" });
  const customer = await omni.openCustomer(omar, "My order arrived broken.");

  await offerOf(agent, omar.name).waitFor();
  const app = screenPop(agent);
  await app.getByRole("heading", { name: omar.name }).waitFor();
  await app.getByText("Offered").waitFor();
  await expect.poll(async () => app.getByRole("listitem").count()).toBeGreaterThan(0);

  await accept(agent, omar.name);
  await app.getByText("Connected").waitFor();
  await conversation(agent).getByText("My order arrived broken.").waitFor();
  await chatOf(customer).getByRole("heading", { name: "Asha Menon" }).waitFor();

  await reply(agent, "I am sorry. A new one is on its way.");
  await chatOf(customer).getByText("A new one is on its way.").waitFor();
  await write(customer, "Thank you!");
  await conversation(agent).getByText("Thank you!").waitFor();
  expect(await bubbles(customer)).toEqual([
    "My order arrived broken.",
    "I am sorry. A new one is on its way.",
    "Thank you!",
  ]);

  await app.getByLabel("Class").selectOption("Resolved");
  await app.getByLabel("Code").selectOption("Replacement sent");
  await app.getByLabel("Notes").fill("Sent a new lantern.");
  await app.getByRole("button", { name: "End and dispose" }).click();

  await app.getByText("record appears here").waitFor();
  await expect.poll(async () => contact(agent, omar.name).count()).toBe(0);
  await chatOf(customer).getByRole("button", { name: "Start a new chat" }).waitFor();
  expect(await app.getByRole("alert").getByRole("paragraph").count()).toBe(0);
  expect(omni.pageErrors).toEqual([]);
});

test("the disposition is in the customer's history at the next contact", async () => {
  const { page: agent } = await omni.openAgent("ben");
  await screenPop(agent).getByText("record appears here").waitFor({ state: "attached" });
  const customer = await omni.openCustomer(omar, "First question");
  await accept(agent, omar.name);
  const app = screenPop(agent);
  await app.getByLabel("Class").selectOption("Follow-up needed");
  await app.getByLabel("Code").selectOption("Escalated to a specialist");
  await app.getByLabel("Notes").fill("Needs the warehouse.");
  await app.getByRole("button", { name: "End and dispose" }).click();
  await chatOf(customer).getByRole("button", { name: "Start a new chat" }).click();
  await chatOf(customer).getByLabel("How can we help?").fill("Second question");
  await chatOf(customer).getByRole("button", { name: "Start chat" }).click();
  await offerOf(agent, omar.name).waitFor();
  await app.getByRole("listitem").filter({ hasText: "Escalated to a specialist" }).first().waitFor();
});
