import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { fillInDialog } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callOffer, callPanel, chooseAgent, control, deskNumber, party } from "./src/calls.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
let asha: Page;
let ben: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
  phone = await openCallerPhone(omni.server.port, caller);
  ({ page: asha } = await omni.openAgent("asha"));
});
afterAll(async () => {
  phone.close();
  await omni.close();
  await browser.close();
});
beforeEach(async () => {
  phone.call(deskNumber);
  await acceptCall(asha);
  await control(asha, "Hold").waitFor();
});
const connected = async (page: Page, count: number): Promise<void> =>
  expect.poll(async () => party(page, "Connected").count()).toBe(count);

async function chooseOther(page: Page, type: string, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText(type, { exact: true }).click();
  await dialog.getByRole("button", { name: new RegExp(name) }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function choosePhone(page: Page, number: string, action: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Phone", { exact: true }).click();
  await fillInDialog(dialog.getByLabel("Phone number"), number);
  await dialog.getByRole("button", { name: action, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function leaveWrapUp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Leave without a result" }).click();
  await callPanel(page).waitFor({ state: "hidden" });
}

async function hangUp(): Promise<void> {
  const { callId } = await phone.waitFor(() => true, "the call is there");
  phone.order("hangUp", callId);
  await phone.waitFor(({ state }) => state === "ENDED", "the call is over");
}

test.each([
  ["Queues", "Desk calls"],
  ["Campaigns", "Voice helpline"],
])("a call is transferred to what %s lists, and waits there for the next agent", async (type, name) => {
  await control(asha, "Transfer").click();
  await chooseOther(asha, type, name);
  await callPanel(asha).waitFor({ state: "hidden" });
  await phone.waitFor(({ state }) => state !== "ENDED", "the customer waits");
  expect(await callOffer(asha).count()).toBe(0);
  await hangUp();
});

test.each([
  ["Menus", "Satisfaction survey"],
  ["Phone", "+15551234567"],
])("a call is transferred to what %s lists, and goes on without the agent", async (type, name) => {
  await control(asha, "Transfer").click();
  if (type === "Phone") await choosePhone(asha, name, "Transfer");
  else await chooseOther(asha, type, name);
  await asha.getByRole("button", { name: "Leave without a result" }).waitFor();
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer is put through");
  await hangUp();
  await leaveWrapUp(asha);
});

test("a transfer to a phone that is busy comes back to the agent", async () => {
  await control(asha, "Transfer").click();
  await choosePhone(asha, "+15550000901", "Transfer");
  await asha
    .getByText(/did not take the transfer/)
    .first()
    .waitFor();
  await control(asha, "Transfer").waitFor();
  await control(asha, "Hang up").click();
  await leaveWrapUp(asha);
});

test("somebody is added directly, a fourth too, one is dropped, and the others go on when the agent leaves", async () => {
  ({ page: ben } = await omni.openAgent("ben"));
  await control(asha, "Add").click();
  await chooseAgent(asha, "Ben Carter");
  await acceptCall(ben);
  await connected(asha, 3);
  await control(asha, "Add").click();
  await choosePhone(asha, "+15551234567", "Add");
  await connected(asha, 4);
  await connected(ben, 4);
  await control(asha, "Remove +15551234567").click();
  await connected(ben, 3);
  await control(asha, "Leave").click();
  await control(ben, "Transfer").waitFor();
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer talks on");
  await hangUp();
  await leaveWrapUp(ben);
  await callPanel(asha).waitFor({ state: "hidden" });
  expect(omni.pageErrors).toEqual([]);
  await ben.context().close();
});
