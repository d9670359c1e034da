import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Frame, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { launchBrowser } from "../src/browser.ts";
import type { AppWindow } from "./app-pages.ts";
import { bundlePage } from "../src/bundle-page.ts";
import type { MountRequest } from "./host-page.ts";
import { openSites, type Sites } from "../src/sites.ts";

const root = join(import.meta.dirname, "..", "..");

/** Pages forbid what a careful administrator forbids, so that host and SDK are known to run there. */
const strictPolicy = { "content-security-policy": "default-src 'self'; script-src 'self'; frame-src http:" };

export interface World {
  browser: Browser;
  sites: Sites;
  close(): Promise<void>;
}

/** A browser, and a server with the console's page and the SDK as they are built now. */
export async function openWorld(): Promise<World> {
  await promisify(execFile)(process.execPath, ["--conditions=source", "packages/sdk/build.ts"], { cwd: root });
  const dist = join(root, "packages", "sdk", "dist");
  const [browser, sites, script, module, classic] = await Promise.all([
    launchBrowser(),
    openSites(),
    bundlePage(join(import.meta.dirname, "host-page.ts")),
    readFile(join(dist, "ameyo-sdk.js"), "utf8"),
    readFile(join(dist, "ameyo-sdk.classic.js"), "utf8"),
  ]);
  sites.serve("/host.js", { body: script, type: "text/javascript" });
  sites.serve("/console", {
    body: '<!doctype html><meta charset="utf-8"><title>console</title><body><script type="module" src="/host.js"></script>',
    headers: strictPolicy,
  });
  sites.serve("/omniapp/sdk/ameyo-sdk.js", { body: module, type: "text/javascript" });
  sites.serve("/omniapp/sdk/ameyo-sdk.classic.js", { body: classic, type: "text/javascript" });
  return {
    browser,
    sites,
    close: async () => {
      await browser.close();
      await sites.close();
    },
  };
}

export interface OpenConsole {
  page: Page;
  mount(request: Omit<MountRequest, "url"> & { url?: string }): Promise<Frame>;
  state(instanceId: string): Promise<{ state: string; failure: string | null }>;
  waitForState(instanceId: string, state: string, failure?: string | null): Promise<void>;
  logged(code: string): Promise<string[]>;
}

/** The console in a page of its own. Each page's sites are new to the browser. */
export async function openConsole(world: World, limits: object = {}): Promise<OpenConsole> {
  const page = await world.browser.newPage();
  await page.goto(`${world.sites.origin()}/console`);
  await page.evaluate((given) => window.bridge.open(given), limits);
  const state: OpenConsole["state"] = async (instanceId) => page.evaluate((id) => window.bridge.state(id), instanceId);
  return {
    page,
    state,
    async mount({ url = `${world.sites.origin("app")}/app`, ...request }) {
      await page.evaluate((given) => window.bridge.mount(given), { url, ...request });
      const element = await page.waitForSelector(`#${request.instanceId}`, { state: "attached" });
      const frame = await element.contentFrame();
      if (frame === null) throw new Error("The iframe holds no frame.");
      await frame.waitForURL((at) => at.protocol === "http:");
      return frame;
    },
    waitForState: async (instanceId, expected, failure = null) =>
      vi.waitFor(async () => expect(await state(instanceId)).toEqual({ state: expected, failure }), {
        timeout: 15_000,
        interval: 20,
      }),
    logged: async (code) =>
      page.evaluate((wanted) => {
        const entries = window.bridge.log().filter((entry) => entry.code === wanted);
        return entries.map(({ message }) => message);
      }, code),
  };
}

/** Waits until the app's page is initialized; answers the code it failed with, or null. */
export const initialized = async (frame: Frame): Promise<string | null> => {
  await frame.waitForFunction(() => "ready" in window);
  return frame.evaluate(async () => {
    const app = window as unknown as AppWindow;
    return (await app.outcome(app.ready)).code ?? null;
  });
};
