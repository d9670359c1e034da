// An app of a developer, served on an origin of its own as OMNI_APP_URL, or installed by its manifest's address.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "playwright-core";

/** The app in its frame, which stands in a framing page of the console's own origin. */
export const appHostedElsewhere = (page: Page, url: string): FrameLocator =>
  page.frameLocator('iframe[src^="/omniapp/frame/"]').frameLocator(`iframe[src^="${url}"]`);

export interface AppPage {
  url: string;
  /** Served from the next load on. */
  setScript(script: string): void;
  close(): Promise<void>;
}

export async function serveApp(script: string): Promise<AppPage> {
  let current = script;
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    response.end(
      `<!doctype html><title>Test app</title><p id="says">Page is here</p><script type="module">${current}</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The app's server has no port.");
  return {
    // Not localhost: another site than the console's.
    url: `http://127.0.0.1:${address.port}/`,
    setScript: (next) => {
      current = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An app with a manifest at its host, which the administrator installs by its address. */
export async function serveAppWithManifest(): Promise<{ origin: string; close(): Promise<void> }> {
  const script = `${startOfApp} says("At work for " + (await sdk.session.getCurrentUser()).name);`;
  const page = `<!doctype html><title>Elsewhere</title><p id="says">Page is here</p><script type="module">${script}</script>`;
  let origin = "";
  const server = createServer((request, response) => {
    const isManifest = request.url === "/manifest.json";
    response.setHeader("content-type", isManifest ? "application/json" : "text/html; charset=utf-8");
    const manifest = {
      name: "elsewhere",
      version: "1.0.0",
      title: "Elsewhere",
      description: "Says for whom it works.",
      entryUrl: `${origin}/app`,
      slots: ["right-panel"],
      permissions: [{ name: "session.read", reason: "To greet by name." }],
    };
    response.end(isManifest ? JSON.stringify(manifest) : page);
  });
  await once(server.listen(0, "localhost"), "listening");
  // A server that listens on a port has an address with one.
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** How the guide says an app starts. `says` writes to the page. */
export const startOfApp = `
  const says = (text) => { document.querySelector("#says").textContent = text; };
  const query = new URLSearchParams(location.search);
  const origin = query.get("origin");
  const { default: loaded } = await import((query.get("sdkBaseUrl") || origin) + "/omniapp/sdk/ameyo-sdk.js");
  const sdk = await loaded.initialize({ context: "app", origin, instanceId: query.get("instanceId") });
`;
