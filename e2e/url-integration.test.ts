import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { openAdministrator } from "./src/administrator.ts";
import { accept } from "./src/agent.ts";
import { serveApp, startOfApp } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { openCallerPhone } from "./src/caller-phone.ts";
import { acceptCall, control, deskNumber, dispose } from "./src/calls.ts";
import { crmOrigin } from "./src/crm-page.ts";
import { omar } from "./src/customer.ts";
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

/** What a reader sees of the CRM page, which stands in a framing page of the console's own origin. */
const crmOf = (page: Page, name: string): FrameLocator =>
  page
    .frameLocator(`iframe[title="Frame of the CRM page of ${name}"]`)
    .frameLocator(`iframe[title="CRM page of ${name}"]`);

const caller = "+15551012981";
/** The reference app may take the front at any moment. */
const there = { state: "attached" } as const;

test("a campaign's CRM page opens beside the call it connects, once, with what it needs, and hears the call by the SDK", async () => {
  const { port } = omni.server;
  const { page } = await omni.openAgent("asha");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${crmOrigin(port)}/demo/crm/contact.html`)) asked.push(request.url());
  });
  const phone = await openCallerPhone(port, caller);
  phone.call(deskNumber);
  await page.getByRole("article", { name: /^Voice offer from / }).waitFor();
  expect(asked).toEqual([]);
  await acceptCall(page);

  // The reference app comes to the front at the same moment.
  await page.getByRole("tab", { name: "CRM page" }).click();
  const crm = crmOf(page, "Omar Murphy");
  await crm.getByRole("heading", { name: "Omar Murphy", includeHidden: true }).waitFor(there);
  await crm.getByText("Live: CONNECTED").waitFor(there);
  const { searchParams } = new URL(asked[0] ?? "");
  expect(Object.fromEntries(searchParams)).toMatchObject({
    phone: caller,
    displayPhone: caller,
    dstPhone: deskNumber,
    userId: "asha",
    campaignId: "customer-desk",
    callType: "inbound.call.dial",
    queueId: "desk-calls",
    queueName: "Desk calls",
    origin: `http://localhost:${port}`,
  });
  expect(JSON.parse(searchParams.get("customerInfo") ?? "")).toMatchObject({ name: "Omar Murphy" });

  await control(page, "Hold").click();
  await crm.getByText("Live: HELD").waitFor(there);
  await control(page, "Resume").click();
  await crm.getByText("Live: CONNECTED").waitFor(there);
  await control(page, "Hang up").click();
  await dispose(page, "Resolved", "Question answered");
  await page.locator('iframe[title="Frame of the CRM page of Omar Murphy"]').waitFor({ state: "detached" });
  expect(asked).toHaveLength(1);
  phone.close();
  expect(omni.pageErrors).toEqual([]);
});

test("a CRM page with the SDK opens a record in a tab, and follows the theme", async () => {
  const record = "https://crm.example.com/records/7";
  const crm = await serveApp(`${startOfApp}
    await sdk.session.register("themeChanged", ({ theme }) => says("The console is " + theme));
    await sdk.crm.openRecord({ url: "${record}" });
    says("Asked");`);
  const administrator = await openAdministrator(omni.server.url);
  const granted = { url: crm.url, permissions: ["crm.open"] };
  await administrator.call("PUT", "/api/crm-pages/web-chat-support", { page: granted });
  const { page, context } = await omni.openAgent("asha", { colorScheme: "light" });
  await context.route(record, async (route) => route.fulfill({ body: "The record" }));
  await omni.openCustomer(omar, "Where is my order?");
  const opened = context.waitForEvent("page", { timeout: 100_000 });
  await accept(page, omar.name);
  await page.getByRole("tab", { name: "CRM page" }).click();
  await crmOf(page, omar.name).getByText("Asked").waitFor(there);
  // The agent's last click, if it was just before, lets the tab open; else the console asks for one.
  const link = page.getByRole("link", { name: "Open: crm.example.com" });
  await Promise.race([opened, link.click()]);
  const tab = await opened;
  await tab.getByText("The record").waitFor();
  // A page behind another is drawn seldom.
  await tab.close();

  await page.emulateMedia({ colorScheme: "dark" });
  await crmOf(page, omar.name).getByText("The console is dark").waitFor(there);
  await crm.close();
  expect(omni.pageErrors).toEqual([]);
});

test("a campaign's new CRM page, of a site that the console never heard of, opens in a console that is open already", async () => {
  const crm = await serveApp(`${startOfApp}
    const { state } = await sdk.interaction.getInteraction({ interactionId: query.get("interactionId") });
    says("This contact is " + state);`);
  const administrator = await openAdministrator(omni.server.url);
  const { page } = await omni.openAgent("asha");
  await omni.openCustomer(omar, "Where is my order?");
  await accept(page, omar.name);
  expect(await page.getByRole("tab", { name: "CRM page" }).count()).toBe(0);

  const give = (to: { url: string; permissions: string[] } | null) =>
    administrator.call("PUT", "/api/crm-pages/web-chat-support", { page: to });
  await give({ url: crm.url, permissions: ["interaction.read"] });
  await page.getByRole("tab", { name: "CRM page" }).click();
  await crmOf(page, omar.name).getByText("This contact is CONNECTED").waitFor(there);
  await give(null);
  await page.getByRole("tab", { name: "CRM page" }).waitFor({ state: "detached" });
  await crm.close();
  expect(omni.pageErrors).toEqual([]);
});
