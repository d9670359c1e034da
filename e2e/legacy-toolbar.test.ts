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
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  [omni, sites] = await Promise.all([openOmni(browser), openSites()]);
});
afterEach(async () => {
  await Promise.all([omni.close(), sites.close()]);
});

const caller = "+15551012981";

/** As such pages were written: global functions, an object of handlers, and the script by a plain tag. */
const oldPage = (consoleUrl: string): string => `<!doctype html>
<title>Old CRM</title>
<ul id="told"></ul>
<div id="ameyoIframeDiv" style="width:420px;height:640px"></div>
<script src="${consoleUrl}/omniapp/toolbar/ameyo-integration.js"></script>
<script>
  function tell(name, args) {
    var line = document.createElement("li");
    line.textContent = name + " " + JSON.stringify(args);
    document.getElementById("told").appendChild(line);
  }
  function onLoadHandler() { tell("onLoadHandler", []); }
  var customIntegration = {};
  ["loginHandler", "loginStatusHandler", "selectCampaignHandler", "readyHandler", "breakHandler", "showCrm", "hangupHandler",
    "callInitiatedHandler", "getDispositionCodesHandler", "disposeCallByDispositionCodeHandler", "failedDoDialNotifyHandler",
    "failedDispositionNotifyHandler", "logoutHandler"].forEach(function (name) {
    customIntegration[name] = function () { tell(name, Array.prototype.slice.call(arguments)); };
  });
  registerCustomFunction("loginHandler", customIntegration);
</script>`;

const told = (page: Page, text: string) => page.locator("#told li").filter({ hasText: text }).first().waitFor();
const run = (page: Page, command: string, ...args: unknown[]): Promise<void> =>
  page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as Record<string, (...all: unknown[]) => Promise<void>>)[name]?.(...given),
    [command, args] as const,
  );

test("a page of the older toolbar signs in, pops the caller, reads codes and disposes by its old functions", async () => {
  const { port, url } = omni.server;
  const origin = sites.origin().replace("localhost", "127.0.0.1");
  await listEmbedder(omni, origin);
  sites.serve("/old.html", { body: oldPage(url) });
  const { page } = await omni.open();
  await page.goto(`${origin}/old.html`);
  await told(page, "onLoadHandler");
  await run(page, "doLogin", "dina", "wrong");
  await told(page, 'loginHandler ["INVALID_CREDENTIALS');
  await run(page, "doLogin", "dina", "omni-demo");
  await told(page, 'loginHandler ["success"]');
  await told(page, 'loginStatusHandler ["LOGGED_IN","dina"]');
  await startToolbarShift(page);
  await told(page, "selectCampaignHandler");
  await told(page, 'readyHandler ["success"]');

  const phone = await openCallerPhone(port, caller);
  phone.call(deskNumber);
  await toolbarOf(page)
    .getByRole("article", { name: /^Voice offer from / })
    .getByRole("button", { name: "Accept" })
    .click();
  await phone.waitFor(({ state }) => state === "CONNECTED", "connected");
  await told(page, `showCrm ["${caller}",{`);
  await run(page, "getDispositionCodes");
  await told(page, 'getDispositionCodesHandler [["answered"');
  await run(page, "disposeCallByDisposition", "answered", "By the old page.");
  await told(page, "hangupHandler");
  await told(page, 'disposeCallByDispositionCodeHandler ["success","answered"');

  await run(page, "populateNumberInDialBox", "+15551012981");
  await toolbarOf(page).getByRole("dialog").locator('input[value="+15551012981"]').waitFor();
  await toolbarOf(page).getByRole("dialog").press("Escape");
  await run(page, "doDial", caller);
  await phone.waitFor(({ state }) => state === "RINGING", "ringing");
  await told(page, `callInitiatedHandler ["${caller}"`);
  phone.close();
  expect(omni.pageErrors).toEqual([]);
});
