// What an app sees of the agent's session: other campaigns, and another agent after signing out and in.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openApp, signIn, startShift } from "./src/agent.ts";
import { appHostedElsewhere, serveApp, startOfApp, type AppPage } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let app: AppPage;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => {
  await omni.close();
  await app.close();
});

async function openWithApp(script: string) {
  app = await serveApp(`${startOfApp} ${script}`);
  omni = await openOmni(browser, { OMNI_APP_URL: app.url });
  const { page } = await omni.openAgent("asha");
  await openApp(page, "App in development");
  return { page, frame: appHostedElsewhere(page, app.url) };
}

test("an app hears which campaigns the agent leaves, and reads those that stay", async () => {
  const { page, frame } = await openWithApp(`
    const count = (await sdk.session.getSelectedCampaigns()).length;
    await sdk.session.register("campaignSelectionChanged", async ({ selectedCampaigns, removed }) => {
      const now = await sdk.session.getSelectedCampaigns();
      says([removed.length, "left", count - selectedCampaigns.length, "fewer", now.length === selectedCampaigns.length].join(" "));
    });
    says("Listening");`);
  await frame.getByText("Listening").waitFor();
  await page.getByRole("button", { name: /^Availability:/ }).click();
  await page.getByRole("menuitem", { name: "Campaigns and extension…" }).click();
  const dialog = page.getByRole("dialog", { name: "Campaigns and extension" });
  await dialog.getByRole("checkbox", { checked: true }).first().click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await frame.getByText("1 left 1 fewer true").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("an app goes when the agent signs out, and works for the one who signs in next", async () => {
  const { page, frame } = await openWithApp(`says("Ready for " + (await sdk.session.getCurrentUser()).name);`);
  await frame.getByText("Ready for Asha Menon").waitFor();
  await page.getByRole("button", { name: /account of Asha Menon/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByLabel("User name").waitFor();
  expect(await page.locator("iframe").count()).toBe(0);
  await signIn(page, omni.server.url, "ben");
  await startShift(page);
  await openApp(page, "App in development");
  await frame.getByText("Ready for Ben Carter").waitFor();
  expect(omni.pageErrors).toEqual([]);
});
