import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { signIn, startShift } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { storyCaller, tellCallStory } from "./src/call-story.ts";
import { openPhone } from "./src/phone-page.ts";
import { startServer, type RunningServer } from "./src/server.ts";

let browsers: Browser[];
let server: RunningServer;
const pageErrors: string[] = [];

beforeAll(async () => {
  browsers = await Promise.all(Array.from({ length: 4 }, async () => launchBrowser()));
  server = await startServer();
});
afterAll(async () => {
  await Promise.all(browsers.map(async (browser) => browser.close()));
  await server.close();
});

/** A page in a browser that nobody else uses. */
async function openAlone(index: number): Promise<Page> {
  const browser = browsers[index];
  if (browser === undefined) throw new Error(`There is no browser ${index}.`);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(30_000);
  context.on("weberror", (error) => pageErrors.push(error.error().stack ?? error.error().message));
  return context.newPage();
}

async function openAgent(index: number, username: string): Promise<Page> {
  const page = await openAlone(index);
  await signIn(page, server.url, username);
  await startShift(page);
  return page;
}

async function openSupervisor(index: number): Promise<Page> {
  const page = await openAlone(index);
  await signIn(page, server.url, "sofia");
  await page.getByRole("heading", { name: "Live", exact: true }).waitFor();
  return page;
}

async function openCustomer(index: number): Promise<Page> {
  const page = await openAlone(index);
  await openPhone(page, server.url, storyCaller.number);
  return page;
}

/** How the calls of the story came about, the newest first, as the history tells supervisors. */
const callTypes = async (sofia: Page): Promise<string[]> =>
  sofia.evaluate(async () => {
    const reply = await fetch("/api/history?limit=2");
    const { items } = (await reply.json()) as { items: { callType: string }[] };
    return items.map(({ callType }) => callType);
  });

test(
  "a customer, two agents and a supervisor in four browsers: call, hold, consult, conference, transfer, wrap-up, callback",
  { timeout: 300_000 },
  async () => {
    const asha = await openAgent(1, "asha");
    const ben = await openAgent(2, "ben");
    const sofia = await openSupervisor(3);
    const customer = await openCustomer(0);
    // Whoever has waited longest is offered the call: the first agent.
    await tellCallStory({ customer, asha, ben, sofia }, async () => {});
    await expect.poll(async () => callTypes(sofia)).toEqual(["outbound.callback.dial", "inbound.call.dial"]);
    expect(pageErrors).toEqual([]);
  },
);
