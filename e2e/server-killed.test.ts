import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, conversation, reply, screenPop } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { bubbles, chatOf, mira, write } from "./src/customer.ts";
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

test("kill -9 in the middle of a conversation: both sides resume, nothing is lost or doubled", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Before the crash");
  await accept(agent, mira.name);
  await reply(agent, "Answer before the crash");
  await chatOf(customer).getByText("Answer before the crash").waitFor();

  await screenPop(agent).getByRole("option", { name: "Resolved", includeHidden: true }).waitFor({ state: "attached" });
  await omni.server.killHard();
  await chatOf(customer).getByText("Connection lost").waitFor();
  await agent.getByText("Connection lost").waitFor();
  await write(customer, "Written while it was down");
  await omni.server.start();

  await conversation(agent).getByText("Written while it was down").waitFor();
  await agent.getByText("Connection lost").waitFor({ state: "hidden" });
  await reply(agent, "Answer after the crash");
  await chatOf(customer).getByText("Answer after the crash").waitFor();
  const expected = [
    "Before the crash",
    "Answer before the crash",
    "Written while it was down",
    "Answer after the crash",
  ];
  expect(await bubbles(customer)).toEqual(expected);
  for (const text of expected) expect(await conversation(agent).getByText(text, { exact: true }).count()).toBe(1);

  const app = screenPop(agent);
  await app.getByLabel("Class").selectOption("Resolved");
  await app.getByLabel("Code").selectOption("Question answered");
  await app.getByRole("button", { name: "End and dispose" }).click();
  await app.getByText("record appears here").waitFor();
});
