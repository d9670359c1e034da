import { join } from "node:path";
import { openAdministrator, type Administrator } from "@omni/e2e/administrator";
import { launchBrowser } from "@omni/e2e/browser";
import { bundlePage } from "@omni/e2e/bundle-page";
import { startServer, type RunningServer } from "@omni/e2e/server";
import { openSites, type Sites } from "@omni/e2e/sites";
import type { Browser } from "playwright-core";
import type { AgentUnderTest, CentreFacts } from "../host-under-test.ts";
import { installApps } from "./install-apps.ts";
import { createServerClock, type ServerClock } from "./server-clock.ts";

const omar = { name: "Omar Murphy", email: "omar.murphy@example.com" };

/** What the demo data is known to hold. */
export const knownFacts: Omit<CentreFacts, "customer" | "serviceUrl"> = {
  user: { userId: "asha", userName: "asha", password: "omni-demo" },
  colleague: { userId: "ben" },
  secondColleague: { userId: "chen" },
  chatCampaign: "web-chat-support",
  foreignCampaign: "nowhere",
  voiceCampaign: "voice-helpline",
  messagingCampaign: "customer-desk",
  chatQueue: "support-general",
  codes: { plain: "answered", withNotes: "refund-issued", callback: "callback" },
  breakReason: "Lunch",
  extension: { callContextId: "desk-phones", phone: "2002" },
  templateId: "order-update",
  numbers: { answers: "+34600999000", busy: "+34600999001" },
  offerMs: 30_000,
  wrapUpMs: 90_000,
};

/** A real server with the demo's contact centre and the suite's apps, sites beside it, and a browser. */
export interface RealCentre {
  readonly server: RunningServer;
  readonly clock: ServerClock;
  readonly sites: Sites;
  readonly browser: Browser;
  readonly administrator: Administrator;
  /** What an agent finds there. */
  factsBy(agent: AgentUnderTest): Promise<CentreFacts>;
  close(): Promise<void>;
}

export async function openRealCentre(settings: Readonly<Record<string, string>> = {}): Promise<RealCentre> {
  const sites = await openSites();
  const script = await bundlePage(join(import.meta.dirname, "..", "probe", "page.ts"));
  sites.serve("/probe.js", { body: script, type: "text/javascript" });
  const html = `<!doctype html><title>Probe</title><script type="module" src="/probe.js"></script>`;
  for (const path of ["/", "/details"]) sites.serve(path, { body: html });

  const clock = await createServerClock();
  // By its address: not every machine resolves names below localhost.
  const service = sites.origin().replace("localhost", "127.0.0.1");
  sites.serve("/orders", { body: "No orders." });
  const server = await startServer({ ...clock.settings, OMNI_APP_REQUEST_PRIVATE: service, ...settings });
  await server.stop();
  installApps(server.data, { originOf: (appId) => sites.origin(appId), service });
  await server.start();
  const [browser, administrator] = await Promise.all([launchBrowser(), openAdministrator(server.url)]);

  return {
    server,
    clock,
    sites,
    browser,
    administrator,
    async factsBy(agent) {
      const [record] = await agent.perform("crm.findCustomers", { email: omar.email });
      if (record === undefined) throw new Error("The demo data lacks the suite's customer.");
      const customer = { customerId: record.customerId, ...omar, phones: record.phones, maskedField: "" };
      return { ...knownFacts, serviceUrl: `${service}/orders`, customer };
    },
    async close() {
      await browser.close();
      await server.close();
      await sites.close();
      await clock.close();
    },
  };
}
