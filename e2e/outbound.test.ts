import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept, composer, contact, conversation, fillInDialog, reply } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { caller, callOffer, callPanel, control, dispose, party } from "./src/calls.ts";
import { openCallerPhone } from "./src/caller-phone.ts";
import { mira } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { playPhone, type Phone } from "./src/phone.ts";

const hotline = "+15550000103";
/** Longer than any simulated number rings. */
const patience = { timeout: 40_000 };

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
});
afterAll(async () => {
  await omni.close();
  await browser.close();
});

async function dial(agent: Page, number: string): Promise<void> {
  await agent.getByRole("button", { name: "New call or message" }).click();
  const dialog = agent.getByRole("dialog", { name: "New call or message" });
  await fillInDialog(dialog.getByLabel("Number"), number);
  await dialog.getByRole("combobox", { name: "Campaign" }).click();
  await agent.getByRole("option", { name: "Customer desk" }).click();
  await dialog.getByRole("button", { name: "Call", exact: true }).click();
}

async function leaveWrapUp(agent: Page): Promise<void> {
  await agent.getByRole("button", { name: "Leave without a result" }).click();
  await callPanel(agent).waitFor({ state: "hidden" });
  await agent.getByText("Waiting for contacts").waitFor();
}

test("a call that is put through at once does not take the agent out of a conversation", async () => {
  const { page: asha } = await omni.openAgent("asha");
  await omni.openCustomer(mira, "Where is my parcel?");
  await accept(asha, mira.name);
  await composer(asha).fill("One moment");
  const phone = await openCallerPhone(omni.server.port, caller);
  phone.call(hotline);
  await phone.waitFor(({ state }) => state === "CONNECTED", "the call is put through");
  await contact(asha, caller).getByText("Connected").waitFor();
  expect(await composer(asha).inputValue()).toBe("One moment");
  expect(await callOffer(asha).count()).toBe(0);
  await contact(asha, caller).getByRole("button").click();
  await control(asha, "Hang up").click();
  await asha.getByText("Save a result; wrap-up lasts until the time is up.").waitFor();
  await contact(asha, mira.name).getByRole("button").click();
  expect(await composer(asha).inputValue()).toBe("One moment");
  phone.close();
});

/** Each line says how it ended, and the agent is free for the next. */
async function callBusyLostAndLate(agent: Page): Promise<void> {
  await dial(agent, "+15550000901");
  await callPanel(agent).getByText("The number was busy.").waitFor();
  await leaveWrapUp(agent);

  await dial(agent, "+15550000903");
  await callPanel(agent).getByText("The line was lost.").waitFor();
  await dispose(agent, "Not handled", "Customer did not reply");

  await dial(agent, "+15550000904");
  await party(agent, "+15550000904").getByText("Ringing").waitFor();
  await control(agent, "Hold").waitFor(patience);
  await control(agent, "Hang up").click();
  await leaveWrapUp(agent);
}

async function callWhoDoesNotAnswer(agent: Page): Promise<void> {
  await dial(agent, "+15550000902");
  await party(agent, "+15550000902").getByText("Ringing").waitFor();
  await control(agent, "Cancel the call").click();
  await callPanel(agent).getByText("You ended the call.").waitFor();
  await leaveWrapUp(agent);
  await dial(agent, "+15550000902");
  await callPanel(agent).getByText("Nobody answered.").waitFor(patience);
  await leaveWrapUp(agent);
}

test("numbers that are busy, lost, late, unanswered or given up say so, and leave the agent free", async () => {
  const [{ page: ben }, { page: chen }] = await Promise.all([omni.openAgent("ben"), omni.openAgent("chen")]);
  await Promise.all([callBusyLostAndLate(ben), callWhoDoesNotAnswer(chen)]);
  expect(omni.pageErrors).toEqual([]);
});

/** In the demo data, as Ana Ruiz. */
const ana = "+15551000000";
const deskNumber = "+15550000102";

async function startWriting(agent: Page, channel: "WhatsApp" | "SMS"): Promise<void> {
  await agent.getByRole("button", { name: "New call or message" }).click();
  const dialog = agent.getByRole("dialog", { name: "New call or message" });
  await dialog.getByText(channel, { exact: true }).click();
  await fillInDialog(dialog.getByLabel("Number"), ana);
  await dialog.getByRole("combobox", { name: "Campaign" }).click();
  await agent.getByRole("option", { name: "Customer desk" }).click();
  await dialog.getByRole("button", { name: "Start writing" }).click();
  await dialog.waitFor({ state: "hidden" });
  await composer(agent).waitFor();
}

/** A customer who is found moves nothing under the hand that is about to start. */
async function seeThatNothingMoves(agent: Page): Promise<void> {
  await agent.getByRole("button", { name: "New call or message" }).click();
  const dialog = agent.getByRole("dialog", { name: "New call or message" });
  await dialog.getByText("SMS", { exact: true }).click();
  const start = dialog.getByRole("button", { name: "Start writing" });
  const customer = dialog.getByRole("combobox", { name: "Customer" });
  const before = await start.boundingBox();
  await fillInDialog(dialog.getByLabel("Number"), ana);
  await expect.poll(() => customer.inputValue(), patience).toBe("Ana Ruiz");
  expect(await start.boundingBox()).toEqual(before);
  await fillInDialog(dialog.getByLabel("Number"), "+15550009999");
  await dialog.getByPlaceholder("Not in the records").waitFor();
  expect(await customer.inputValue()).toBe("");
  expect(await start.boundingBox()).toEqual(before);
  await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

const heardBy = (phone: Phone) =>
  expect.poll(async () => (await phone.texts()).filter(({ from }) => from === "CENTRE").map(({ text }) => text));

test("an agent begins by WhatsApp with a template and goes on freely once the customer answers, and by SMS at once", async () => {
  const { page: dina } = await omni.openAgent("dina");
  const { page } = await omni.open();
  await page.goto(`${omni.server.url}/demo/`);
  const phone = await playPhone(page, ana);
  await dina.bringToFront();
  await seeThatNothingMoves(dina);
  await startWriting(dina, "WhatsApp");
  await dina.getByText("The customer has not written within 24 hours.").waitFor();
  expect(await composer(dina).isDisabled()).toBe(true);
  await dina.getByRole("button", { name: "Templates" }).click();
  const dialog = dina.getByRole("dialog");
  await dialog.getByRole("button", { name: /May we help further/ }).click();
  await dialog.getByRole("button", { name: "Send template" }).click();
  await heardBy(phone).toEqual([expect.stringContaining("Ana Ruiz")]);
  await phone.send("WHATSAPP", deskNumber, "Yes please.");
  await conversation(dina).getByText("Yes please.").waitFor();
  await reply(dina, "What can I do for you?");
  await heardBy(phone).toContain("What can I do for you?");

  await startWriting(dina, "SMS");
  await dina.getByText("Simulated number: nothing leaves this server.").waitFor();
  await reply(dina, "This comes by SMS.");
  await heardBy(phone).toContain("This comes by SMS.");
  expect(omni.pageErrors).toEqual([]);
});
