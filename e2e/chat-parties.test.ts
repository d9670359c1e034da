import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept, composer, conversation, offerOf, signIn } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { chooseAgent } from "./src/calls.ts";
import { chatOf, mira, write } from "./src/customer.ts";
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
  await conversation(ben).getByText("Transferred to Ben Carter").waitFor();
  await conversation(ben).getByText("Asha Menon joined the conversation").waitFor();
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
  await conversation(asha).getByText("Ben Carter joined the conversation").waitFor();
  await talk(ben).getByRole("button", { name: "Leave" }).click();
  await talk(ben).getByText("No contact open").waitFor();
  await conversation(asha).getByText("Ben Carter left").waitFor();
  await asha.reload();
  await conversation(asha).getByText("Ben Carter left").waitFor();
  expect(await conversation(asha).getByText("Ben Carter joined the conversation").count()).toBe(1);
  expect(await chatOf(customer).getByText("asked Ben Carter for advice").count()).toBe(0);
  await talk(asha).getByRole("button", { name: "Transfer and consult" }).waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a supervisor whispers to the agent, and barging in writes to the customer too", async () => {
  const { page: sofia } = await omni.open();
  await signIn(sofia, omni.server.url, "sofia");
  await sofia.getByRole("button", { name: `Actions for the contact of ${mira.name}` }).click();
  await sofia.getByRole("menuitem", { name: "Look in" }).click();
  const panel = sofia.getByRole("dialog", { name: `Contact of ${mira.name}` });
  await panel.getByText("Can you help me?").waitFor();
  expect(await panel.getByRole("textbox").count()).toBe(0);
  await panel.getByText("Whisper", { exact: true }).click();
  await panel.getByLabel("Message to the agent").fill("Offer a refund.");
  await panel.getByLabel("Message to the agent").press("Enter");
  await conversation(asha).getByText("Offer a refund.").waitFor();
  await panel.getByText("Barge in", { exact: true }).click();
  await panel.getByLabel("Message to the customer and the agent").fill("I take care of it myself.");
  await panel.getByRole("button", { name: "Send" }).click();
  await chatOf(customer).getByText("I take care of it myself.").waitFor();
  await conversation(asha).getByText("I take care of it myself.").waitFor();
  expect(await chatOf(customer).getByText("Offer a refund.").count()).toBe(0);
  expect(omni.pageErrors).toEqual([]);
});
