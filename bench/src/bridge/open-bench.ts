// A browser with the benchmark's two kinds of page: the console's on localhost, each app's on a site of its own.
import { launchBrowser } from "@omni/e2e/browser";
import { openSites } from "@omni/e2e/sites";
import type { Page } from "playwright-core";
import type { Bundles } from "./bundles.ts";
import { contenders } from "./lines.ts";

/** Isolated pages have a clock of five microseconds; others of a hundred, which is a quarter of a round trip. */
const headers = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "public, max-age=3600",
};

export interface OpenBench {
  page: Page;
  /** The address of a frame; equal names share a site, and so a process. */
  frameUrl(site: string): string;
  close(): Promise<void>;
}

export async function openBench({ hostPage, framePage, scripts }: Bundles): Promise<OpenBench> {
  const sites = await openSites();
  const script = (body: string) => ({ body, type: "text/javascript" as const, headers });
  const html = (src: string) => ({
    body: `<!doctype html><meta charset="utf-8"><title>bench</title><body><script type="module" src="${src}"></script>`,
    headers,
  });
  sites.serve("/host", html("/host.js"));
  sites.serve("/host.js", script(hostPage));
  sites.serve("/frame", html("/frame.js"));
  sites.serve("/frame.js", script(framePage));
  sites.serve("/omniapp/sdk/ameyo-sdk.js", script(scripts.omni));
  for (const contender of contenders) sites.serve(`/peers/${contender}.js`, script(scripts[contender]));

  // Nothing but this machine: one peer asks its vendor for a list, and would wait.
  const browser = await launchBrowser([
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost",
  ]);
  const page = await browser.newPage();
  await page.goto(`${sites.origin()}/host`);
  await page.waitForFunction(() => "bench" in window && crossOriginIsolated);
  return {
    page,
    frameUrl: (site) => `${sites.origin(site)}/frame`,
    close: async () => {
      await browser.close();
      await sites.close();
    },
  };
}
