import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { fillInDialog } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callPanel, chooseAgent, control, deskNumber, party } from "./src/calls.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
let asha: Page;
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

const calls = async (): Promise<void> => {
  phone.call(deskNumber);
  await acceptCall(asha);
  await control(asha, "Hold").waitFor();
};
const leaveWrapUp = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Leave without a result" }).click();
  await callPanel(page).waitFor({ state: "hidden" });
};

test("a page that is loaded anew finds the call on hold, the preview undialled, and the dialled call ringing", async () => {
  await calls();
  await control(asha, "Hold").click();
  await control(asha, "Resume").waitFor();
  await asha.reload();
  await party(asha, "Customer").getByText("On hold").waitFor();
  await control(asha, "Resume").click();
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer is off hold");
  await control(asha, "Hang up").click();
  await leaveWrapUp(asha);

  await asha.getByRole("button", { name: "New call or message" }).click();
  const dialog = asha.getByRole("dialog", { name: "New call or message" });
  await fillInDialog(dialog.getByLabel("Number"), caller);
  await dialog.getByLabel("Look first: dial when I say so").check();
  await dialog.getByRole("button", { name: "Show the customer" }).click();
  await callPanel(asha).getByText("Not dialled yet").waitFor();
  await asha.reload();
  await control(asha, "Call now").click();
  const { callId } = await phone.waitFor(({ state }) => state === "RINGING", "the phone rings");
  await party(asha, caller).getByText("Ringing").waitFor();
  await asha.reload();
  await party(asha, caller).getByText("Ringing").waitFor();
  expect(await control(asha, "Call now").count()).toBe(0);
  phone.order("decline", callId);
  await asha.getByRole("button", { name: /^Leave without a result/ }).waitFor();
  await leaveWrapUp(asha);
});

test("a second tab takes over in the middle of a call, and the first says so", async () => {
  await calls();
  const second = await asha.context().newPage();
  await second.goto(omni.server.url);
  await control(second, "Hold").waitFor();
  await control(second, "Hold").click();
  await party(second, "Customer").getByText("On hold").waitFor();
  await asha.getByRole("heading", { name: "Omni is open in another tab" }).waitFor();
  const { callId } = await phone.waitFor(({ state }) => state === "HELD", "the customer is on hold");
  phone.order("hangUp", callId);
  await asha.getByRole("button", { name: "Use it here" }).click();
  await leaveWrapUp(asha);
  await second.close();
});

test("both sides of a consult are where they were after each page is loaded anew", async () => {
  await calls();
  const { page: ben } = await omni.openAgent("ben");
  await control(asha, "Consult").click();
  await chooseAgent(asha, "Ben Carter");
  await acceptCall(ben);
  await callPanel(asha).getByRole("heading", { name: "Consulting Ben Carter" }).waitFor();
  await Promise.all([asha.reload(), ben.reload()]);
  await callPanel(asha).getByRole("heading", { name: "Consulting Ben Carter" }).waitFor();
  await callPanel(ben).getByText("Asha Menon is consulting you.").waitFor();
  await control(asha, "Back to the customer").click();
  await control(asha, "Hold").waitFor();
  await callPanel(ben).waitFor({ state: "hidden" });
  await control(asha, "Hang up").click();
  await leaveWrapUp(asha);
  expect(omni.pageErrors).toEqual([]);
});
