// The first app of the documents, exactly as they print it, in a real console.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openApp } from "./src/agent.ts";
import { appHostedElsewhere } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { mira } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let server: Server;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => {
  await omni.close();
  server.close();
});

function printedApp(document: string): string {
  const text = readFileSync(join(import.meta.dirname, "..", document), "utf8");
  const app = /^```html\n(.*?)^```/ms.exec(text)?.[1];
  if (app === undefined) throw new Error(`${document} prints no app.`);
  return app;
}

async function serve(page: string): Promise<string> {
  server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  });
  await once(server.listen(0, "localhost"), "listening");
  // A server that listens on a port has an address with one.
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

it.each(["README.md", "docs/first-app.md"])(
  "%s prints an app that names the customer of an offer",
  async (document) => {
    const url = await serve(printedApp(document));
    omni = await openOmni(browser, { OMNI_APP_URL: url });
    const { page } = await omni.openAgent("asha");
    await openApp(page, "App in development");
    const who = appHostedElsewhere(page, url).locator("#who");
    await who.filter({ hasText: "Waiting for a customer" }).waitFor();

    await omni.openCustomer(mira, "Hello?");

    // The console may bring another app's tab to the front meanwhile: this one works in the back all the same.
    await who.filter({ hasText: mira.name }).waitFor({ state: "attached" });
    expect(omni.pageErrors).toEqual([]);
  },
);
