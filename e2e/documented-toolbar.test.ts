// The pages that docs/toolbar.md prints, exactly as printed but for the console's address, on another site.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { openCallerPhone } from "./src/caller-phone.ts";
import { deskNumber } from "./src/calls.ts";
import { listEmbedder, startToolbarShift, toolbarOf } from "./src/crm-page.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { openSites, type Sites } from "./src/sites.ts";

let browser: Browser;
let omni: Omni;
let sites: Sites;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  [omni, sites] = await Promise.all([openOmni(browser), openSites()]);
  ({ page } = await omni.open());
});
afterEach(async () => {
  await Promise.all([omni.close(), sites.close()]);
});

const caller = "+15551012981";
const text = readFileSync(join(import.meta.dirname, "..", "docs/toolbar.md"), "utf8");
const printed = [...text.matchAll(/^```html\n(.*?)^```/gms)].map(([, html = ""]) => html);

async function open(index: number): Promise<void> {
  const origin = sites.origin().replace("localhost", "127.0.0.1");
  await listEmbedder(omni, origin);
  sites.serve("/page.html", { body: (printed[index] ?? "").replace("http://localhost:4400", omni.server.url) });
  await page.goto(`${origin}/page.html`);
}

async function takeCall(): Promise<void> {
  const phone = await openCallerPhone(omni.server.port, caller);
  phone.call(deskNumber);
  const offer = toolbarOf(page).getByRole("article", { name: /^Voice offer from / });
  await offer.getByRole("button", { name: "Accept" }).click();
  await phone.waitFor(({ state }) => state === "CONNECTED", "connected");
  phone.close();
}

test("the printed page shows who is calling", async () => {
  await open(0);
  await toolbarOf(page).getByLabel("User name").fill("asha");
  await toolbarOf(page).getByLabel("Password", { exact: true }).fill("omni-demo");
  await toolbarOf(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await startToolbarShift(page);
  await takeCall();
  await page.getByText("Omar Murphy").first().waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("the printed page of the older toolbar signs in and shows who is calling", async () => {
  await open(1);
  await startToolbarShift(page);
  await takeCall();
  await page.getByText(`Omar Murphy ${caller}`).waitFor();
  expect(omni.pageErrors).toEqual([]);
});
