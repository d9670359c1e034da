import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { password } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { deskNumber } from "./src/calls.ts";
import { answerWithin, setWrapUp } from "./src/change-centre.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { openCrm, toolbarOf } from "./src/crm-page.ts";
import { graveFindings } from "./src/grave-findings.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { openPhone, openThread, phoneCall, writeText } from "./src/phone-page.ts";

const number = "+15551012981";

let browser: Browser;
let omni: Omni;
let caller: TestPhone | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
  // What is looked at stays as long as the look lasts.
  await answerWithin(omni.server, 300);
  const untimed = { mode: "OPTIONAL", seconds: 0, defaultCode: null, extendSeconds: 0 } as const;
  await setWrapUp(omni.server, { "customer-desk": untimed });
});
afterAll(async () => {
  caller?.close();
  await omni.close();
  await browser.close();
});

test("the toolbar takes a call from the sign-in to the result by the keyboard alone, and axe finds nothing serious", async () => {
  const { page } = await omni.open({ reducedMotion: "reduce" });
  const { port } = omni.server;
  const toolbar = toolbarOf(page);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const look = async (state: string): Promise<void> =>
    expect(await graveFindings(page, { followed: toolbar.locator("html") }), state).toEqual([]);
  /** Tabs on to a control of the toolbar. */
  const tabTo = async (name: RegExp, role: "button" | "radio" = "button"): Promise<void> => {
    const wanted = toolbar.locator(":focus").and(toolbar.getByRole(role, { name }));
    for (let steps = 0; steps < 40 && (await wanted.count()) === 0; steps++) await press("Tab");
    expect(await wanted.count(), `Tab leads to ${String(name)}`).toBe(1);
  };
  const keepsFocus = async (after: string): Promise<void> =>
    expect
      .poll(async () => toolbar.locator("body *:focus").count(), { message: `the keyboard after ${after}` })
      .toBe(1);

  await openCrm(page, port);
  await toolbar.getByLabel("User name").focus();
  await look("sign-in");
  await page.keyboard.type("asha");
  await press("Tab");
  await page.keyboard.type(password);
  await press("Enter");
  await toolbar.getByRole("button", { name: "Start and become available" }).waitFor();
  await look("start of shift");
  await tabTo(/^Start and become available/);
  await press("Enter");
  await toolbar.getByText("Waiting for contacts").waitFor();
  await keepsFocus("the start of the shift");

  caller = await openCallerPhone(port, number);
  caller.call(deskNumber);
  await toolbar.getByRole("article", { name: /^Voice offer/ }).waitFor();
  await look("offer");
  await tabTo(/^Accept/);
  await press("Enter");
  const call = toolbar.getByRole("region", { name: "Call", exact: true });
  await call.getByRole("button", { name: "Hold", exact: true }).waitFor();
  await keepsFocus("accepting the call");
  await press("Alt+h");
  await caller.waitFor(({ state }) => state === "HELD", "held");
  await call.getByRole("button", { name: "Resume", exact: true }).waitFor();
  await press("Alt+h");
  await caller.waitFor(({ state }) => state === "CONNECTED", "taken off hold");
  // The line tells the customer before the agent.
  await call.getByRole("button", { name: "Hold", exact: true }).waitFor();
  await press("Alt+p");
  await call.getByRole("region", { name: "Keypad" }).waitFor();
  await look("call with keypad");
  await press("Escape", "Alt+Shift+e");
  const form = toolbar.getByRole("region", { name: "Disposition" });
  await form.waitFor();
  await look("wrap-up");
  await press("Alt+w");
  await expect
    .poll(async () => form.evaluate((each) => each === document.activeElement), {
      message: "the form has the keyboard",
    })
    .toBe(true);
  await tabTo(/^Resolved/, "radio");
  await press("Space");
  await tabTo(/^Question answered/, "radio");
  await press("Space");
  await tabTo(/^Save and close/);
  await press("Enter");
  await form.waitFor({ state: "hidden" });
  await keepsFocus("the disposition");
  expect(omni.pageErrors).toEqual([]);
});

test("axe finds nothing serious in the simulated phone: its start, a thread and a call", async () => {
  const { page } = await omni.open({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  await openPhone(page, omni.server.url, "+447700900121");
  expect(await graveFindings(page), "start").toEqual([]);
  await page.getByRole("button", { name: "Call Customer desk" }).click();
  await phoneCall(page).waitFor();
  expect(await graveFindings(page), "call").toEqual([]);
  await phoneCall(page).getByRole("button", { name: "Hang up" }).click();
  await phoneCall(page).waitFor({ state: "hidden" });
  await openThread(page, /^WhatsApp: Orders/);
  await writeText(page, "Can I send this back?");
  await page.getByText("Sent").waitFor();
  expect(await graveFindings(page), "thread").toEqual([]);
});
