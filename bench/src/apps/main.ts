/** `npm run bench -- apps`: a real console with ten apps open, beside bare ports to ten frames. */
import { setTimeout } from "node:timers/promises";
import { openAdministrator } from "@omni/e2e/administrator";
import { composer, signIn, startShift } from "@omni/e2e/agent";
import { launchBrowser } from "@omni/e2e/browser";
import { openOmni, type Omni } from "@omni/e2e/omni";
import type { Browser, Page } from "playwright-core";
import { CustomerDriver } from "../server/customer-driver.ts";
import { campaignKey } from "../server/subject-messages.ts";
import { median, quantile } from "../statistics.ts";
import { installBenchApp } from "./bench-packages.ts";
import { countFrames, noteArrivals, readArrivals } from "./measured-console.ts";
import { lastArrivals, openRawFrames } from "./raw-frames.ts";
import { measureRenderers } from "./renderer-memory.ts";

const apps = 10;
const events = 200;
const everyMs = 100;
const drawnSeconds = 5;
const packageBytes = 5_000_000;

async function openConsole(omni: Omni): Promise<Page> {
  const { page } = await omni.open();
  await noteArrivals(page);
  await signIn(page, omni.server.url, "asha");
  await startShift(page);
  return page;
}

const isReady = async (page: Page, name: string): Promise<void> =>
  page.frameLocator(`iframe[src*="//${name}."]`).locator('body[data-state="ready"]').waitFor({ state: "attached" });

/** Each message in its turn; resolves when all is written. */
async function writeAll(customer: CustomerDriver): Promise<void> {
  for (let index = 0; index < events; index++) {
    customer.send(`bench-${index}`);
    await setTimeout(everyMs);
  }
}

async function measureOurs(browser: Browser) {
  const omni = await openOmni(browser);
  try {
    const administrator = await openAdministrator(omni.server.url);
    const page = await openConsole(omni);
    const before = await measureRenderers(browser);
    for (let index = 0; index < apps - 1; index++) {
      const name = `bench-${index}`;
      await installBenchApp(administrator, name);
      await isReady(page, name);
    }
    const after = await measureRenderers(browser);
    const install = await installBenchApp(administrator, "bench-large", packageBytes);
    await isReady(page, "bench-large");
    const installMs = performance.now() - install.beganAt;

    // A bare socket: the customer's browser is on another machine than the agent's.
    const customer = new CustomerDriver(omni.server.url, campaignKey, () => {});
    await customer.ready();
    customer.send("Hello?");
    await page
      .getByRole("article", { name: /^Chat offer from / })
      .getByRole("button", { name: "Accept" })
      .click();
    await composer(page).waitFor();
    const writing = writeAll(customer);
    const framesPerSecond = await countFrames(page, drawnSeconds);
    await writing;
    await page.waitForFunction(
      (last) => last in (window as unknown as { arrivals: object }).arrivals,
      `bench-${events - 1}`,
    );
    customer.close();
    const latencies = await lastArrivals(page, "/si/bench-", await readArrivals(page));
    const perFrame = before === null || after === null ? null : (after.bytes - before.bytes) / (apps - 1);
    return {
      latencies,
      framesPerSecond,
      perFrame,
      processes: (after?.processes ?? 0) - (before?.processes ?? 0),
      installMs,
    };
  } finally {
    await omni.close();
  }
}

async function measureRaw(browser: Browser) {
  const raw = await openRawFrames(browser, apps);
  try {
    const measuring = raw.measure(events, everyMs);
    const framesPerSecond = await countFrames(raw.page, drawnSeconds);
    return { latencies: await measuring, framesPerSecond };
  } finally {
    await raw.close();
  }
}

/** Prints the figures, or one JSON object. */
export async function runAppsBench(json: boolean): Promise<void> {
  const browser = await launchBrowser();
  try {
    const ours = await measureOurs(browser);
    const raw = await measureRaw(browser);
    const round = (value: number): number => Math.round(value * 100) / 100;
    const result = {
      apps,
      events: ours.latencies.length,
      p50Ms: round(median(ours.latencies)),
      p99Ms: round(quantile(ours.latencies, 0.99)),
      rawP50Ms: round(median(raw.latencies)),
      rawP99Ms: round(quantile(raw.latencies, 0.99)),
      framesPerSecond: round(ours.framesPerSecond),
      rawFramesPerSecond: round(raw.framesPerSecond),
      idleAppMegabytes: ours.perFrame === null ? null : round(ours.perFrame / 1_048_576),
      processesPerApp: round(ours.processes / (apps - 1)),
      installMs: Math.round(ours.installMs),
    };
    console.log(json ? JSON.stringify(result) : toText(result));
  } finally {
    await browser.close();
  }
}

interface AppsFigures {
  p50Ms: number;
  p99Ms: number;
  rawP50Ms: number;
  rawP99Ms: number;
  framesPerSecond: number;
  rawFramesPerSecond: number;
  idleAppMegabytes: number | null;
  processesPerApp: number;
  installMs: number;
}

const toText = (figures: AppsFigures): string =>
  `A console with ${apps} apps open, ${events} messages of a customer:
  to every app's callback  p50 ${figures.p50Ms} ms, p99 ${figures.p99Ms} ms (p99 at most 15), from the message's arrival in the console's page
  bare ports, ${apps} frames   p50 ${figures.rawP50Ms} ms, p99 ${figures.rawP99Ms} ms
  console draws            ${figures.framesPerSecond} frames/s (at least 55); a page of bare frames ${figures.rawFramesPerSecond}
  memory per idle app      ${figures.idleAppMegabytes === null ? "not told by this system" : `${figures.idleAppMegabytes} MB`}, ${figures.processesPerApp} processes each
  5 MB package             ${figures.installMs} ms from upload to first use (at most 2000)`;
