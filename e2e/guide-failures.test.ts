// A reference app at an address of its own whose SDK is elsewhere, is missing, or finds no console.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openApp } from "./src/agent.ts";
import { appHostedElsewhere } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { openOmni, type Omni } from "./src/omni.ts";

const root = join(import.meta.dirname, "..");
const app = join(root, "examples", "screen-pop", "dist");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const sdkPath = "/omniapp/sdk/ameyo-sdk.js";

let browser: Browser;
let server: Server;
let origin = "";
const asked: string[] = [];
let omni: Omni;

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    asked.push(pathname);
    const file =
      pathname === `/cdn${sdkPath}`
        ? join(root, "packages", "sdk", "dist", "ameyo-sdk.js")
        : join(app, normalize(pathname));
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        "access-control-allow-origin": "*",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "access-control-allow-origin": "*" }).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one. Not localhost: another site than the console's.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => omni.close());
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

const addressWith = (base: string): string => `${origin}/index.html?sdkBaseUrl=${encodeURIComponent(base)}`;

async function openInConsole(address: string) {
  omni = await openOmni(browser, { OMNI_APP_URL: address });
  const { page } = await omni.openAgent("asha");
  await openApp(page, "App in development");
  return appHostedElsewhere(page, origin);
}

test("loads the SDK from the base that its own address names", async () => {
  asked.length = 0;
  const frame = await openInConsole(addressWith(`${origin}/cdn/`));
  await frame.getByText("record appears here").waitFor();
  expect(asked).toContain(`/cdn${sdkPath}`);
  expect(omni.pageErrors).toEqual([]);
});

test("says that the SDK did not load, and from where", async () => {
  const frame = await openInConsole(addressWith(`${origin}/nowhere`));
  await frame.getByText(`The SDK could not be loaded from ${origin}/nowhere${sdkPath}.`).waitFor();
});

test("says that the console could not be reached, with the code", async () => {
  omni = await openOmni(browser);
  const { page } = await omni.open();
  await page.goto(`${origin}/index.html?origin=${encodeURIComponent(new URL(omni.server.url).origin)}`);
  await page.getByText(/The SDK could not connect to the console\..*\(NOT_IN_CONSOLE\)/).waitFor();
});
