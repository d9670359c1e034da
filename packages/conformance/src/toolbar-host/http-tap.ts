import type { Capability } from "@omni/contract";
import type { Page, Route } from "playwright-core";

/** Stands between the toolbar and what it asks its server over HTTP. */
export interface HttpTap {
  /** The server's answers to requests of these paths do not arrive. */
  readonly silenced: Set<string>;
  /** What the server says that it cannot do, from the page's next loading. */
  without: Capability | null;
  /** Nothing reaches the server. */
  isCut: boolean;
  /** Ends what still waits for an answer. */
  letGo(): Promise<void>;
}

export async function tapHttp(page: Page, serverUrl: string): Promise<HttpTap> {
  const waiting = new Set<Route>();
  const tap: HttpTap = {
    silenced: new Set(),
    without: null,
    isCut: false,
    async letGo() {
      const held = [...waiting];
      waiting.clear();
      // A page that was left meanwhile has ended its requests itself.
      await Promise.allSettled(held.map(async (route) => route.abort()));
    },
  };
  await page.route(
    ({ origin, pathname }) => origin === serverUrl && pathname.startsWith("/api/"),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      if (tap.isCut) await route.abort("connectionfailed");
      else if (tap.silenced.has(pathname)) waiting.add(route);
      else if (tap.without !== null && pathname === "/api/toolbar/embedder") {
        const response = await route.fetch();
        // The server's own answer, by its OpenAPI document.
        const told = (await response.json()) as { capabilities: Capability[] };
        const capabilities = told.capabilities.filter((each) => each !== tap.without);
        await route.fulfill({ response, json: { ...told, capabilities } });
      } else await route.continue();
    },
  );
  return tap;
}
