import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callPanel, control, deskNumber } from "./src/calls.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { graveFindings } from "./src/grave-findings.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
  phone = await openCallerPhone(omni.server.port, caller);
});
afterEach(async () => {
  phone.close();
  await omni.close();
});

test("a call, its keypad and its dialogs have nothing that axe calls serious, in either theme", async () => {
  const { page } = await omni.openAgent("asha", { reducedMotion: "reduce" });
  phone.call(deskNumber);
  await acceptCall(page);
  await control(page, "Keypad").click();
  await callPanel(page).getByRole("region", { name: "Keypad" }).waitFor();
  expect(await graveFindings(page)).toEqual([]);
  await control(page, "Keypad").click();
  for (const [keys, title] of [
    ["Alt+t", "Transfer to…"],
    ["Alt+n", "New call or message"],
    ["Alt+l", "Callbacks"],
    ["Alt+Shift+l", "Schedule a callback"],
  ] as const) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole("dialog", { name: title });
    await dialog.waitFor();
    expect(await graveFindings(page), title).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  }
  await control(page, "Hang up").click();
  await page.getByRole("region", { name: "Disposition" }).getByRole("radio", { name: "Callback" }).check();
  expect(await graveFindings(page)).toEqual([]);
});
