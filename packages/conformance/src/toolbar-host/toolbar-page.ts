import type { ConnectionState, MethodName } from "@omni/contract";
import { toolbarOf } from "@omni/e2e/crm-page";
import { fromWireError, OmniError, type WireError } from "@omni/wire";
import type { Locator, Page } from "playwright-core";
import type { AgentUnderTest, CentreFacts } from "../host-under-test.ts";
import type { ProbeAnswer, ProbeOperation } from "../probe/operations.ts";
import { tapLiveLink, type LiveLinkTap } from "../real-centre/live-link-tap.ts";
import { tapHttp, type HttpTap } from "./http-tap.ts";

/** A page of another site with the toolbar in it. */
export interface ToolbarPage {
  readonly page: Page;
  readonly link: LiveLinkTap;
  readonly http: HttpTap;
  /** Signs in and out by the toolbar's own form and button; all else goes over the toolbar's own line. */
  readonly agent: AgentUnderTest;
  /** Loads the page and its toolbar anew, and signs the agent in when nobody is. */
  load(): Promise<void>;
  /** A new probe in the page. */
  mount(): Promise<number>;
  run(probe: number, operation: ProbeOperation): Promise<ProbeAnswer>;
  /** Another page takes the toolbar's place in its frame. */
  replaceToolbar(): Promise<void>;
  /** Waits until the toolbar says so of its connection. */
  untilConnection(state: ConnectionState): Promise<void>;
}

export interface ToolbarPageOptions {
  page: Page;
  /** The page that holds the toolbar. */
  address: string;
  serverUrl: string;
  user: CentreFacts["user"];
  /** Lets so much time pass that no account is locked any more. */
  unlock: () => Promise<void>;
}

const patienceMs = 20_000;
const shortlyMs = 2_000;
/** The toolbar looks for its server that long before it says that it is offline. */
const offlineWithinMs = 30_000;

export async function openToolbarPage(options: ToolbarPageOptions): Promise<ToolbarPage> {
  const { page, address, serverUrl, user, unlock } = options;
  page.setDefaultTimeout(patienceMs);
  const [link, http] = [await tapLiveLink(page), await tapHttp(page, serverUrl)];
  const toolbar = toolbarOf(page);
  const userName = toolbar.getByLabel("User name");
  const password = toolbar.getByLabel("Password", { exact: true });
  const signOut = toolbar.getByRole("button", { name: "Sign out", exact: true });

  const until = async (what: string, shown: Locator): Promise<void> => {
    try {
      await shown.first().waitFor();
    } catch {
      throw new Error(`The toolbar does not show ${what}, but: ${await toolbar.locator("body").innerText()}`);
    }
  };
  /** Rejects with what the server refuses. */
  const signIn = async (name: string, secret: string): Promise<void> => {
    await userName.fill(name);
    await password.fill(secret);
    const [response] = await Promise.all([
      page.waitForResponse(`${serverUrl}/api/session/login`),
      toolbar.getByRole("button", { name: "Sign in", exact: true }).click(),
    ]);
    if (!response.ok()) throw fromWireError(((await response.json()) as { error: WireError }).error);
    await until("the signed-in agent", signOut);
  };
  const load = async (): Promise<void> => {
    await page.goto(address);
    await until("who is signed in, nor its sign-in", signOut.or(userName));
    if (await signOut.isVisible()) return;
    try {
      await signIn(user.userName, user.password);
    } catch (error) {
      if (!OmniError.is(error) || error.code !== "ACCOUNT_LOCKED") throw error;
      await unlock();
      await signIn(user.userName, user.password);
    }
  };
  const order = async (method: MethodName, argument: unknown): Promise<unknown> => {
    if (method === "session.logout") {
      await signOut.click();
      await userName.waitFor();
      return null;
    }
    if (method === "session.login") {
      const { username, password: secret } = argument as { username: string; password: string };
      await signIn(username, secret);
      return link.call("session.getCurrentUser", undefined);
    }
    return link.call(method, argument);
  };

  await load();
  return {
    page,
    link,
    http,
    load,
    mount: async () => page.evaluate(() => globalThis.omniProbes.mount()),
    run: async (probe, operation) =>
      page.evaluate(async ([number, asked]) => globalThis.omniProbes.run(number, asked), [probe, operation] as const),
    async replaceToolbar() {
      const handle = await page.locator("iframe#ameyoIframe").elementHandle();
      const frame = await handle?.contentFrame();
      await frame?.goto("about:blank");
    },
    async untilConnection(state) {
      const offline = toolbar.getByText(/^Offline\./);
      if (state === "OFFLINE") return offline.waitFor({ timeout: offlineWithinMs });
      const tryNow = toolbar.getByRole("button", { name: "Try now" });
      if (await tryNow.isVisible())
        await tryNow.click({ timeout: shortlyMs }).catch(() => {
          // It tries of itself too, and then there is nothing to press.
        });
      await offline.or(toolbar.getByText(/^Connection lost\./)).waitFor({ state: "hidden", timeout: offlineWithinMs });
    },
    agent: { perform: async (method, ...[argument]) => (await order(method, argument)) as never },
  };
}
