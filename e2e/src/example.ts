// A reference app, packed from its build and installed in a running Omni as an administrator installs it, and an agent who has it.
import { join } from "node:path";
import { packFolder, toPages } from "@omni/app-package";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { openAdministrator, type Administrator } from "./administrator.ts";
import { openApp } from "./agent.ts";
import { launchBrowser } from "./browser.ts";
import { graveFindings } from "./grave-findings.ts";
import { openOmni, type Omni } from "./omni.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");

const demoApp = "screen-pop";

export interface Example {
  omni: Omni;
  administrator: Administrator;
  /** The agent's console, with the app's tab in front. */
  agent: Page;
  /** The app in its frame. */
  app: FrameLocator;
  /** What axe finds in the app as it shows itself now, in light and in dark. */
  findings(): Promise<string[]>;
  /** Brings the app's tab to the front again. */
  show(): Promise<void>;
  /** What the app shows once something has happened; the console may have turned to another tab for it. */
  see(part: Locator): Promise<void>;
  close(): Promise<void>;
}

export interface ExampleOptions {
  settings?: Readonly<Record<string, string | boolean>>;
  /** Of the server, as environment variables. */
  environment?: Readonly<Record<string, string>>;
}

/** Everything that a scenario needs, in a browser and a server of its own. */
export async function openExample(name: string, { settings, environment }: ExampleOptions = {}): Promise<Example> {
  const browser: Browser = await launchBrowser();
  try {
    const omni = await openOmni(browser, environment);
    const administrator = await openAdministrator(omni.server.url);
    const title = await installExample(administrator, name);
    // Two apps of one slot take the front from each other.
    if (name !== demoApp) await administrator.call("POST", `/api/apps/${demoApp}/enabled`, { enabled: false });
    if (settings !== undefined) await administrator.call("PUT", `/api/apps/${name}/settings`, { values: settings });
    const { page } = await omni.openAgent("asha");
    const frame = `iframe[src*="//${name}."]`;
    const show = async (): Promise<void> => openApp(page, title);
    await show();
    return {
      omni,
      administrator,
      agent: page,
      app: page.frameLocator(frame),
      async findings() {
        const light = await graveFindings(page, frame);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.frameLocator(frame).locator('html[data-theme="dark"]').waitFor();
        const dark = await graveFindings(page, frame);
        await page.emulateMedia({ colorScheme: "light" });
        return [...light, ...dark];
      },
      show,
      async see(part) {
        const look = async (): Promise<boolean> => {
          await show();
          return part.isVisible();
        };
        await expect.poll(look, { timeout: 20_000 }).toBe(true);
      },
      async close() {
        await omni.close();
        await browser.close();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Packs, uploads, consents to what the manifest asks for, and gives every page its slots. Resolves with the app's title. */
async function installExample({ call }: Administrator, name: string): Promise<string> {
  const packed = await packFolder(join(examples, name, "dist"));
  if (packed.outcome === "REFUSED") throw new Error(`${name}: ${packed.refusal.problem} ${packed.refusal.repair}`);
  const { manifest } = packed.package;
  const installed = Object(await call("GET", "/api/apps")) as {
    apps: { appId: string; activeVersion: string | null }[];
  };
  // The demo brings one of them along.
  if (installed.apps.some((app) => app.appId === name && app.activeVersion !== null)) return manifest.title;
  await call("POST", "/api/apps/packages", packed.bytes);
  const permissions = (manifest.permissions ?? []).map((each) => each.name);
  await call("POST", `/api/apps/${name}/versions/${manifest.version}/consent`, { permissions });
  const scope = { level: "CONTACT_CENTRE", id: "northwind", applicableToAllChildren: true };
  const mappings = toPages(manifest).map(({ id, slots }) => {
    return { page: id, slots, userTypes: ["AGENT", "SUPERVISOR"], scope };
  });
  await call("PUT", `/api/apps/${name}/mappings`, { mappings });
  return manifest.title;
}

/** The id of the interaction that the agent accepts next: the console asks for its insights then. */
export async function whenOpened(agent: Page, accept: () => Promise<void>): Promise<string> {
  const asked = agent.waitForRequest((request) => /\/api\/interactions\/[^/]+\/insights$/.test(request.url()));
  await accept();
  return decodeURIComponent((await asked).url().split("/").at(-2) ?? "");
}
