import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { signIn } from "./src/agent.ts";
import { installPanel, openAppManager } from "./src/app-manager-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { omar } from "./src/customer.ts";
import { graveFindings } from "./src/grave-findings.ts";
import { addCustomer } from "./src/lab.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { packPanel } from "./src/pack-panel.ts";

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

async function openStaff(username: string, options: Parameters<Omni["open"]>[0] = {}): Promise<Page> {
  const { page } = await omni.open({ reducedMotion: "reduce", ...options });
  await signIn(page, omni.server.url, username);
  await page.getByRole("heading", { name: "Live", exact: true }).waitFor();
  return page;
}

/** Opens a page by its address and waits for what it is about. */
async function visit(page: Page, path: string, thing: "table" | "form" | null): Promise<void> {
  await page.goto(`${omni.server.url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (thing === "form") await page.getByRole("textbox").first().waitFor();
  else if (thing !== null) await page.getByRole(thing).first().waitFor();
}

/** Whatever is wider than its place, by what it says. */
const sidewaysScrolls = async (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("html, main, main *")]
      .filter((element) => {
        const scrolls = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
        return scrolls && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`),
  );

const hasFocus = async (page: Page, button: string): Promise<boolean> =>
  page.getByRole("button", { name: button }).evaluate((element) => element === document.activeElement);

test("no page of the staff scrolls sideways on a phone", async () => {
  await omni.openCustomer(omar, "My order arrived broken.");
  const admin = await openAppManager(omni, { reducedMotion: "reduce" });
  await installPanel(admin, await packPanel("1.0.0"));
  await admin.setViewportSize({ width: 360, height: 740 });
  for (const [path, thing] of [
    ["/live", "table"],
    ["/history", "table"],
    ["/customers", "table"],
    ["/columns", "table"],
    ["/apps", "table"],
    ["/apps?changes=1", "table"],
    ["/apps?app=tiny-panel&tab=versions", "table"],
    ["/keys", "form"],
    ["/toolbar", "form"],
    ["/lab", null],
    ["/account", "table"],
    ["/nowhere", null],
  ] as const) {
    await visit(admin, path, thing);
    expect(await sidewaysScrolls(admin), path).toEqual([]);
  }
  await visit(admin, "/apps", "table");
  const app = admin.getByRole("row").filter({ hasText: "Tiny panel" });
  await app.getByRole("switch", { name: "Tiny panel is switched on" }).waitFor();
  await app.getByRole("button", { name: "Open Tiny panel" }).click();
  await admin.getByRole("heading", { name: "Tiny panel", exact: true }).waitFor();
  expect(omni.pageErrors).toEqual([]);
});

/** A menu or dialog takes the keyboard a moment after it is there. */
const hasKeyboard = async (part: Locator): Promise<void> =>
  expect.poll(async () => part.evaluate((each) => each.contains(document.activeElement))).toBe(true);

test("a dialog that closes gives the keyboard back to what opened it", async () => {
  await omni.openAgent("asha");
  await omni.openCustomer(omar, "My order arrived broken.");
  const sofia = await openStaff("sofia");
  const actions = `Actions for the contact of ${omar.name}`;
  await sofia.getByRole("button", { name: actions }).focus();
  await sofia.keyboard.press("Enter");
  await hasKeyboard(sofia.getByRole("menu"));
  await sofia.getByRole("menuitem", { name: "Reassign…" }).focus();
  await sofia.keyboard.press("Enter");
  await hasKeyboard(sofia.getByRole("dialog"));
  await sofia.getByRole("dialog").getByRole("button", { name: "Cancel" }).press("Enter");
  await sofia.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(async () => hasFocus(sofia, actions)).toBe(true);

  const agent = "Actions for Asha Menon";
  await sofia.getByRole("button", { name: agent }).focus();
  await sofia.keyboard.press("Enter");
  await hasKeyboard(sofia.getByRole("menu"));
  await sofia.getByRole("menuitem", { name: "Sign out…" }).focus();
  await sofia.keyboard.press("Enter");
  await sofia.getByRole("dialog").getByRole("button", { name: "Sign out" }).waitFor();
  await sofia.keyboard.press("Escape");
  await sofia.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(async () => hasFocus(sofia, agent)).toBe(true);

  const admin = await openAppManager(omni, { reducedMotion: "reduce" });
  await installPanel(admin, await packPanel("1.0.0"));
  await admin.getByRole("tab", { name: "Danger zone" }).click();
  await admin.getByRole("button", { name: "Uninstall" }).focus();
  await admin.keyboard.press("Enter");
  await admin.getByRole("dialog").getByText("1 version", { exact: true }).waitFor();
  await admin.keyboard.press("Escape");
  await admin.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(async () => hasFocus(admin, "Uninstall")).toBe(true);

  await admin.getByRole("button", { name: "Switch the app off" }).press("Enter");
  await admin.getByRole("heading", { name: "Switch the app on" }).waitFor();
  await expect.poll(async () => hasFocus(admin, "Switch the app on")).toBe(true);
});

test("the lab, the customers and what is set up have nothing that axe calls serious, in either theme", async () => {
  const admin = await openStaff("admin");
  const look = async (place: string): Promise<void> => expect(await graveFindings(admin), place).toEqual([]);
  for (const [link, title, thing] of [
    ["Import", "Import customers", "button"],
    ["Customer columns", "Customer columns", "table"],
    ["API keys", "API keys", "textbox"],
    ["Toolbar", "Toolbar and CRM pages", "textbox"],
    ["Customers", "Customers", "table"],
  ] as const) {
    await admin.getByRole("link", { name: link, exact: true }).click();
    await admin.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await admin.getByRole("main").getByRole(thing).first().waitFor();
    await look(link);
  }
  await admin
    .getByRole("button", { name: /^Open / })
    .first()
    .click();
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).waitFor();
  await look("a customer's record");
  await admin.keyboard.press("Escape");
  await admin.setViewportSize({ width: 360, height: 740 });
  await admin.locator("table[data-stacked]").waitFor();
  await look("customers on a phone");
  await visit(admin, "/lab", null);
  await addCustomer(admin, /^Omar Murphy/);
  await admin.getByRole("article").waitFor();
  await look("the lab");
});
