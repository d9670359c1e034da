import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import {
  accept,
  composer,
  conversation,
  offerOf,
  password,
  reply,
  screenPop,
  signIn,
  startShift,
} from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { chatOf, mira, omar } from "./src/customer.ts";
import { graveFindings } from "./src/grave-findings.ts";
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

describe("in either theme", () => {
  test("sign-in, start of shift and workspace have nothing that axe calls serious", async () => {
    const { page } = await omni.open({ reducedMotion: "reduce" });
    await page.goto(omni.server.url);
    await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await signIn(page, omni.server.url, "asha");
    await page.getByRole("heading", { name: /^Hello / }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await startShift(page);
    expect(await graveFindings(page)).toEqual([]);
    await screenPop(page).getByText("record appears here").waitFor({ state: "attached" });
    await omni.openCustomer(omar, "My order arrived broken.");
    await offerOf(page, omar.name).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await accept(page, omar.name);
    await reply(page, "I am sorry to hear that.");
    await screenPop(page).getByRole("listitem").first().waitFor();
    expect(await graveFindings(page)).toEqual([]);
  });

  test("the customer's widget has nothing that axe calls serious", async () => {
    const { page } = await omni.open({ reducedMotion: "reduce" });
    await page.goto(`http://localhost:${omni.server.port}/demo/`);
    await page.getByRole("button", { name: "Chat with us" }).click();
    expect(await graveFindings(page)).toEqual([]);
    await chatOf(page).getByLabel("How can we help?").fill("Hello");
    await chatOf(page).getByRole("button", { name: "Start chat" }).click();
    await chatOf(page).getByText("Sent", { exact: true }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
  });
});

test("an agent signs in, accepts, answers and disposes with the keyboard alone", async () => {
  const { page } = await omni.open();
  await page.goto(omni.server.url);
  await expect
    .poll(async () => page.getByLabel("User name").evaluate((field) => field === document.activeElement))
    .toBe(true);
  await page.keyboard.type("asha");
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  const start = page.getByRole("button", { name: "Start and become available" });
  await start.waitFor();
  await expect.poll(async () => start.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByText("Waiting for contacts").waitFor();

  await omni.openCustomer(mira, "Hello?");
  await offerOf(page, mira.name).waitFor();
  await page.keyboard.press("Alt+KeyA");
  await conversation(page).getByText("Hello?").waitFor();
  await page.keyboard.press("Alt+KeyM");
  await expect.poll(async () => composer(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type("Answered by keyboard");
  await page.keyboard.press("Enter");
  await conversation(page).getByText("Answered by keyboard").waitFor();
  await page.keyboard.press("Alt+Shift+KeyE");
  await page.getByText("How did it end?").waitFor();
});
