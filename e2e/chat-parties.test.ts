import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept, composer, conversation, offerOf } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { chooseAgent } from "./src/calls.ts";
import { mira, write } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let asha: Page;
let ben: Page;
let customer: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
  ({ page: asha } = await omni.openAgent("asha"));
  customer = await omni.openCustomer(mira, "Can you help me?");
  await accept(asha, mira.name);
  ({ page: ben } = await omni.openAgent("ben"));
});
afterEach(async () => omni.close());

const talk = (page: Page) => page.getByRole("region", { name: "Conversation", exact: true });

test("a chat is transferred to a colleague, who goes on with the customer", async () => {
  await talk(asha).getByRole("button", { name: "Transfer and consult" }).click();
  await asha.getByRole("menuitem", { name: /^Transfer/ }).click();
  await chooseAgent(asha, "Ben Carter");
  await talk(asha).getByRole("heading", { name: "Transferring to Ben Carter" }).waitFor();
  await accept(ben, mira.name);
  await composer(asha).waitFor({ state: "hidden" });
  await write(customer, "Are you there?");
  await conversation(ben).getByText("Are you there?").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a colleague is consulted about a chat, joins it, and leaves it again", async () => {
  await asha.keyboard.press("Alt+c");
  await chooseAgent(asha, "Ben Carter");
  await offerOf(ben, mira.name).getByText("Asha Menon asks you in").waitFor();
  await offerOf(ben, mira.name).getByRole("button", { name: "Accept" }).click();
  await talk(ben).getByText("Asha Menon is consulting you.").waitFor();
  expect(await talk(ben).getByRole("button", { name: "End conversation" }).count()).toBe(0);
  await talk(asha).getByRole("button", { name: "Conference" }).click();
  await talk(ben).getByRole("heading", { name: "You take part in the conference." }).waitFor();
  await talk(ben).getByRole("button", { name: "Leave" }).click();
  await talk(ben).getByText("No contact open").waitFor();
  await talk(asha).getByRole("button", { name: "Transfer and consult" }).waitFor();
  expect(omni.pageErrors).toEqual([]);
});
