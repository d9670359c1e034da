import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { openCallerPhone } from "./src/caller-phone.ts";
import { acceptCall, control, deskNumber, dispose } from "./src/calls.ts";
import { crmOrigin } from "./src/crm-page.ts";
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

const caller = "+15551012981";

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
  const crm = page.frameLocator('iframe[title="CRM page of Omar Murphy"]');
  await crm.getByRole("heading", { name: "Omar Murphy" }).waitFor();
  await crm.getByText("Live: CONNECTED").waitFor();
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
  await crm.getByText("Live: HELD").waitFor();
  await control(page, "Resume").click();
  await crm.getByText("Live: CONNECTED").waitFor();
  await control(page, "Hang up").click();
  await dispose(page, "Resolved", "Question answered");
  await page.locator('iframe[title="CRM page of Omar Murphy"]').waitFor({ state: "detached" });
  expect(asked).toHaveLength(1);
  phone.close();
  expect(omni.pageErrors).toEqual([]);
});
