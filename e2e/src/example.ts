// A reference app, packed from its build and installed in an Omni without apps by an administrator at the App Manager's page, and
// an agent who has it.
import { join } from "node:path";
import { packFolder, type Manifest } from "@omni/app-package";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { administratorAt, type Administrator } from "./administrator.ts";
import { openApp } from "./agent.ts";
import { askToUninstall, fillIn, installPackage, openAppManager, uninstall } from "./app-manager-page.ts";
import { launchBrowser } from "./browser.ts";
import { graveFindings } from "./grave-findings.ts";
import { openOmni, type Omni } from "./omni.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");

export interface Example {
  omni: Omni;
  /** For what a scenario looks up and does not look at. */
  administrator: Administrator;
  /** Fills in settings at the App Manager's page. */
  fillIn(settings: Settings): Promise<void>;
  /** The agent's console, with the app's tab in front. */
  agent: Page;
  /** The app in its frame. */
  app: FrameLocator;
  /** What axe finds in the app as it shows itself now, in light and in dark, and how much too wide it is at 320 px. */
  findings(): Promise<string[]>;
  /** Brings the app's tab to the front again. */
  show(): Promise<void>;
  /** What the app shows once something has happened; the console may have turned to another tab for it. */
  see(part: Locator): Promise<void>;
  close(): Promise<void>;
}

type Settings = Readonly<Record<string, string | boolean>>;

export interface ExampleOptions {
  settings?: Settings;
  /** Of the server, as environment variables. */
  environment?: Readonly<Record<string, string>>;
}

/** Everything that a scenario needs, in a browser and a server of its own. */
export async function openExample(name: string, { settings, environment }: ExampleOptions = {}): Promise<Example> {
  const browser: Browser = await launchBrowser();
  try {
    const omni = await openOmni(browser, environment);
    const manager = await openAppManager(omni);
    const administrator = await administratorAt(manager, omni.server.url);
    await removeDemoApp(manager);
    const manifest = await installExample(manager, name);
    const { title } = manifest;
    if (settings !== undefined) await fillIn(manager, manifest, settings);
    const { page } = await omni.openAgent("asha");
    const frame = `iframe[src*="//${name}."]`;
    const show = async (): Promise<void> => openApp(page, title);
    await show();
    return {
      omni,
      administrator,
      fillIn: (values) => fillIn(manager, manifest, values),
      agent: page,
      app: page.frameLocator(frame),
      async findings() {
        const followed = page.frameLocator(frame).locator("html");
        return [...(await graveFindings(page, { part: frame, followed })), ...(await overflowAt(page, frame, 320))];
      },
      show,
      async see(part) {
        const tab = page.getByRole("tab", { name: new RegExp(title) });
        const look = async (): Promise<boolean> => {
          await show();
          // Asked last: what the app has just been told may have turned the console to another tab.
          return (await part.isVisible()) && (await tab.getAttribute("aria-selected")) === "true";
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

/** What stands out at the right of a frame that is only so wide; nothing when all fits. */
async function overflowAt(page: Page, frame: string, width: number): Promise<string[]> {
  const element = page.locator(frame);
  const setWidth = async (value: string): Promise<void> =>
    element.evaluate((each: HTMLElement, to) => each.style.setProperty("width", to), value);
  await setWidth(`${width}px`);
  const html = page.frameLocator(frame).locator("html");
  await expect.poll(async () => html.evaluate(() => window.innerWidth)).toBe(width);
  const tooWide = await html.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await setWidth("");
  return tooWide > 0 ? [`${tooWide} px too wide at ${width} px`] : [];
}

/** The demo brings one app along: a contact centre of its own begins without any. */
async function removeDemoApp(manager: Page): Promise<void> {
  await manager.getByRole("button", { name: "Open Screen pop", exact: true }).click();
  await uninstall(manager, await askToUninstall(manager, "Screen pop"), "screen-pop");
  await manager.getByText("No app is installed yet").waitFor();
}

/** Packs the app, and walks upload, review, consent, places and activation. */
async function installExample(manager: Page, name: string): Promise<Manifest> {
  const packed = await packFolder(join(examples, name, "dist"));
  if (packed.outcome === "REFUSED") throw new Error(`${name}: ${packed.refusal.problem} ${packed.refusal.repair}`);
  const { manifest } = packed.package;
  const file = {
    name: `${name}-${manifest.version}.aaex`,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(packed.bytes),
  };
  await installPackage(manager, file, manifest.title);
  return manifest;
}

/** The id of the interaction that the agent accepts next: the console asks for its insights then. */
export async function whenOpened(agent: Page, accept: () => Promise<void>): Promise<string> {
  const asked = agent.waitForRequest((request) => /\/api\/interactions\/[^/]+\/insights$/.test(request.url()));
  await accept();
  return decodeURIComponent((await asked).url().split("/").at(-2) ?? "");
}
