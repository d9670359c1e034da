import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openCallerPhone } from "./src/caller-phone.ts";
import { launchBrowser } from "./src/browser.ts";
import { deskNumber } from "./src/calls.ts";
import { crmOrigin, listEmbedder, openCrm, signInByCrm, startToolbarShift, toolbarOf } from "./src/crm-page.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { openSites } from "./src/sites.ts";

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

test("a CRM page of another site signs the agent in, pops the caller's record, and disposes", async () => {
  const { port } = omni.server;
  const { page, context } = await omni.open();
  await openCrm(page, port);
  await toolbarOf(page).getByRole("heading", { name: "Sign in" }).waitFor();
  await signInByCrm(page, "asha");
  await page.getByText("Toolbar: asha").waitFor();
  await startToolbarShift(page);

  const [cookie] = (await context.cookies()).filter(({ name }) => name === "omni_session");
  expect(cookie).toMatchObject({ sameSite: "None", secure: true, httpOnly: true });
  expect(cookie?.partitionKey).toContain("127.0.0.1");

  const phone = await openCallerPhone(port, caller);
  phone.call(deskNumber);
  const offer = toolbarOf(page).getByRole("article", { name: /^Voice offer from / });
  await offer.waitFor();
  expect(await toolbarOf(page).getByRole("button", { name: "Accept" }).count(), "an offer is shown once").toBe(1);
  await offer.getByRole("button", { name: "Accept" }).click();
  await phone.waitFor(({ state }) => state === "CONNECTED", "connected");
  await page.getByText(`Omar Murphy · ${caller}`).waitFor();
  await page.setViewportSize({ width: 360, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "as wide as a phone").toBe(360);

  await page.getByLabel("Outcome").selectOption("Resolved: Question answered");
  await page.getByLabel("Notes").fill("Asked for the opening hours.");
  await page.getByRole("button", { name: "End and dispose" }).click();
  await page.getByText("Disposed.").waitFor();
  expect(await page.getByRole("alert").textContent()).toBe("");
  phone.close();
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.getByText("Toolbar: signed out").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a click in the CRM dials, and the toolbar has the call's controls", async () => {
  const { page } = await omni.open();
  await openCrm(page, omni.server.port);
  await toolbarOf(page).getByLabel("User name").fill("ben");
  await toolbarOf(page).getByLabel("Password", { exact: true }).fill("omni-demo");
  await toolbarOf(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await startToolbarShift(page);
  const phone = await openCallerPhone(omni.server.port, caller);
  await page.getByRole("button", { name: `Call ${caller}` }).click();
  const { callId } = await phone.waitFor(({ state }) => state === "RINGING", "ringing");
  phone.order("answer", callId);
  const panel = toolbarOf(page).getByRole("region", { name: "Call", exact: true });
  await panel.getByRole("button", { name: "Hold", exact: true }).click();
  await phone.waitFor(({ state }) => state === "HELD", "held");
  await panel.getByRole("button", { name: "Hang up", exact: true }).click();
  await toolbarOf(page).getByRole("region", { name: "Disposition" }).waitFor();
  phone.close();
  expect(omni.pageErrors).toEqual([]);
});

test("the toolbar keeps its session over a reload of the CRM, and lets the console stay signed out", async () => {
  const { page, context } = await omni.open();
  await openCrm(page, omni.server.port);
  await signInByCrm(page, "chen");
  await page.getByText("Toolbar: chen").waitFor();
  await page.reload();
  await page.getByText("Toolbar: chen").waitFor();
  const console = await context.newPage();
  await console.goto(omni.server.url);
  await console.getByLabel("User name").waitFor();
});

test("a page that no administrator listed gets no toolbar, and is told why", async () => {
  const { page } = await omni.open();
  await listEmbedder(omni, "https://crm.example");
  await openCrm(page, omni.server.port);
  await page.getByText(`Pages of ${crmOrigin(omni.server.port)} may not hold the toolbar.`, { exact: false }).waitFor();
  expect(await page.locator("#ameyoIframeDiv").innerHTML()).toBe("");
});

test("a page that was taken off the list after its toolbar loaded is refused by the handshake", async () => {
  const sites = await openSites();
  const origin = sites.origin().replace("localhost", "127.0.0.1");
  const { url } = omni.server;
  sites.serve("/crm.html", {
    body: `<iframe id="ameyoIframe" src="${url}/omniapp/toolbar/index.html"></iframe><output></output><script type="module">
      const { sdk } = await import("${url}/omniapp/sdk/ameyo-sdk.js");
      globalThis.connect = () => sdk.initialize({ context: "crm", origin: "${url}", instanceId: "ameyoIframe" })
        .catch(({ code, message }) => (document.querySelector("output").textContent = code + " " + message));
    </script>`,
  });
  await listEmbedder(omni, origin);
  const { page } = await omni.open();
  await page.goto(`${origin}/crm.html`);
  await toolbarOf(page).getByRole("heading", { name: "Sign in" }).waitFor();
  await listEmbedder(omni, "https://crm.example");
  await page.waitForFunction("globalThis.connect !== undefined");
  await page.evaluate("connect()");
  await page.getByText(`ORIGIN_MISMATCH Pages of ${origin} may not hold the toolbar.`).waitFor();
  await toolbarOf(page).getByRole("alert").getByText("may not hold the toolbar").waitFor();
  expect(await toolbarOf(page).getByLabel("User name").count()).toBe(0);
  await sites.close();
});

test("a floating toolbar moves by its bar and by the arrow keys, and stays within the window", async () => {
  const { page } = await omni.open();
  await openCrm(page, omni.server.port, "?toolbar=floating");
  await toolbarOf(page).getByRole("heading", { name: "Sign in" }).waitFor();
  const frame = page.locator("#ameyoIframeDiv");
  const before = await frame.boundingBox();
  const bar = page.getByRole("button", { name: /^Move the toolbar/ });
  await bar.press("ArrowLeft");
  await bar.press("ArrowUp");
  const after = await frame.boundingBox();
  expect([after?.x, after?.y]).toEqual([(before?.x ?? 0) - 24, (before?.y ?? 0) - 24]);
  await bar.hover();
  await page.mouse.down();
  await page.mouse.move(-500, -500, { steps: 4 });
  await page.mouse.up();
  const moved = await frame.boundingBox();
  expect([moved?.x, moved?.y]).toEqual([0, 0]);
});
