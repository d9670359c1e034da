import type { ConnectionState, ErrorCode } from "@omni/contract";
import { signIn, startShift } from "@omni/e2e/agent";
import type { Sites } from "@omni/e2e/sites";
import { OmniError } from "@omni/wire";
import type { BrowserContext, Frame, Page } from "playwright-core";
import type { AgentUnderTest } from "../host-under-test.ts";
import type { ProbeAnswer, ProbeOperation } from "../probe/operations.ts";
import { driverApp } from "./install-apps.ts";

/** One agent's console in a browser, with the suite's apps in it. */
export interface AgentConsole {
  readonly page: Page;
  /** Works through the driver's app. */
  readonly agent: AgentUnderTest;
  run(appId: string, operation: ProbeOperation): Promise<ProbeAnswer>;
  /** Loads an app's page anew; its SDK is not initialized then. */
  reloadApp(appId: string): Promise<void>;
  /** Waits for an app's page: a console may have loaded it anew of itself. */
  untilLoaded(appId: string): Promise<void>;
  /** Presses the consent of an app's question, if one comes up. */
  sayYes(): Promise<void>;
  /** Waits until the console says so of its connection. */
  untilConnection(state: ConnectionState): Promise<void>;
  /** Loads the console anew. */
  reload(): Promise<void>;
  /** Signs the agent in again when a case before signed them out. */
  comeBack(userName: string): Promise<void>;
}

export interface AgentConsoleOptions {
  context: BrowserContext;
  sites: Sites;
  url: string;
  /** Null: the browser is signed in already. */
  userName: string | null;
  prepare?: (page: Page) => Promise<void>;
}

export async function openAgentConsole(options: AgentConsoleOptions): Promise<AgentConsole> {
  const { context, sites, url, userName, prepare } = options;
  const page = await context.newPage();
  // What an app opens in a tab is not looked at.
  page.on("popup", (opened) => void opened.close());
  await prepare?.(page);
  if (userName === null) await page.goto(url);
  else {
    await signIn(page, url, userName);
    await startShift(page);
  }

  const frameOf = async (appId: string): Promise<Frame> => findFrame(page, `${sites.origin(appId)}/?`);
  const isLoaded = async (frame: Frame): Promise<unknown> => frame.waitForFunction(() => "omniProbe" in globalThis);
  const run = async (appId: string, operation: ProbeOperation): Promise<ProbeAnswer> => {
    const frame = await frameOf(appId);
    return frame.evaluate(async (asked) => globalThis.omniProbe.run(asked), operation);
  };
  const reloadApp = async (appId: string): Promise<void> => {
    const frame = await frameOf(appId);
    await frame.goto(frame.url());
    await isLoaded(frame);
  };
  const startDriver = async (): Promise<void> => {
    await reloadApp(driverApp.appId);
    const answer = await run(driverApp.appId, { do: "initialize" });
    if ("error" in answer) throw new Error(`The driver is not connected: ${answer.error.message}`);
  };
  await startDriver();
  let waits = 0;

  return {
    page,
    run,
    reloadApp,
    untilLoaded: async (appId) => void (await isLoaded(await frameOf(appId))),
    sayYes: async () =>
      page
        .getByRole("dialog")
        .getByRole("button", { name: "OK" })
        .click({ timeout: questionWithinMs })
        .catch(() => {
          // A call that was refused asks nothing.
        }),
    async untilConnection(wanted) {
      const key = `connection-${++waits}`;
      const deadline = Date.now() + offlineAfterMs + patienceMs;
      await run(driverApp.appId, { do: "follow", key, name: "connectionChanged", group: "session", replay: true });
      for (let count = 1; Date.now() < deadline;) {
        const answer = await run(driverApp.appId, { do: "received", key, count, withinMs: 1_000 });
        const states = "value" in answer ? (answer.value as { state: ConnectionState }[]) : [];
        if (states.at(-1)?.state === wanted) break;
        count = states.length + 1;
      }
      await run(driverApp.appId, { do: "unfollow", key, by: "DISPOSER" });
    },
    async reload() {
      await page.reload();
      await startDriver();
    },
    async comeBack(name) {
      const form = page.getByLabel("User name");
      if (!(await form.isVisible())) return;
      await page.goto(url);
      const greeting = page.getByRole("heading", { name: /^Hello / });
      const desk = page.getByRole("heading", { name: "Contacts", exact: true });
      // Another tab of the same browser may have signed in meanwhile.
      await form.or(greeting).or(desk).first().waitFor();
      if (await form.isVisible()) await signIn(page, url, name);
      await greeting.or(desk).first().waitFor();
      if (await greeting.isVisible()) await startShift(page);
      await startDriver();
    },
    agent: {
      async perform(method, ...[argument]) {
        const answer = await run(driverApp.appId, { do: "call", method, argument });
        if ("value" in answer) return answer.value as never;
        const { code, message, details } = answer.error;
        throw new OmniError((code ?? "INTERNAL") as ErrorCode, message, { details });
      },
    },
  };
}

const patienceMs = 15_000;
const questionWithinMs = 2_000;
/** A console looks for its server that long before it says that it is offline. */
const offlineAfterMs = 15_000;

async function findFrame(page: Page, prefix: string): Promise<Frame> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const frame = page.frames().find((each) => each.url().startsWith(prefix));
    if (frame !== undefined) return frame;
    const shown = page.frames().map((each) => each.url());
    if (Date.now() > deadline) throw new Error(`No frame shows ${prefix}: ${shown.join(" ")}`);
    await page.waitForTimeout(20);
  }
}
