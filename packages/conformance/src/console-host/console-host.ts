import { join } from "node:path";
import { capabilities as allCapabilities, type Capability } from "@omni/contract";
import { launchBrowser } from "@omni/e2e/browser";
import { bundlePage } from "@omni/e2e/bundle-page";
import { startServer } from "@omni/e2e/server";
import { openSites } from "@omni/e2e/sites";
import type { CentreFacts, HostUnderTest, Need } from "../host-under-test.ts";
import { openAgentConsole } from "./agent-console.ts";
import { createConsoleStages } from "./console-stage.ts";
import { installApps } from "./install-apps.ts";
import { createServerClock } from "./server-clock.ts";

/** What the console does itself, at least in part, whatever its server can do: it cannot be opened without. */
const ownCapabilities: readonly Capability[] = ["appMessaging", "crm", "ui", "layout", "log"];
const everyCapability = Object.keys(allCapabilities) as Capability[];

const omar = { name: "Omar Murphy", email: "omar.murphy@example.com" };

const knownFacts: Omit<CentreFacts, "customer" | "serviceUrl"> = {
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

const reasons: Partial<Record<Need, string>> = {
  signedOutApps: "the console shows its sign-in page while nobody is signed in, and no app beside it",
  breakInside: "a whole server breaks nowhere by order; its own tests make it",
  language: "the console is in one language so far",
  expiry: "a session lasts twelve hours; the server's own tests live through them",
  unmount: "a page that the console closes is gone with its frame, and nobody is left there to ask",
  appLog: "the log is shown to the agent in a dialog; the console's own tests read it there",
  withoutCapability: "the console has this one of itself, whatever its server can do",
  oneTask: "a real line decides how events share a task",
  hiding: "the suite's apps run in the background, where nobody sees them",
};

/** The real console in Chromium with a real server of its own; agents sign in by the sign-in page. */
export async function openConsoleHost(): Promise<HostUnderTest> {
  const sites = await openSites();
  const script = await bundlePage(join(import.meta.dirname, "..", "probe", "page.ts"));
  sites.serve("/probe.js", { body: script, type: "text/javascript" });
  const html = `<!doctype html><title>Probe</title><script type="module" src="/probe.js"></script>`;
  for (const path of ["/", "/details"]) sites.serve(path, { body: html });

  const clock = await createServerClock();
  // By its address: not every machine resolves names below localhost.
  const service = sites.origin().replace("localhost", "127.0.0.1");
  sites.serve("/orders", { body: "No orders." });
  const server = await startServer({ ...clock.settings, OMNI_APP_REQUEST_PRIVATE: service });
  await server.stop();
  installApps(server.data, { originOf: (appId) => sites.origin(appId), service });
  await server.start();

  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const console = await openAgentConsole({
    context,
    sites,
    url: server.url,
    userName: knownFacts.user.userName,
  });
  const offered = await console.agent.perform("configuration.getCapabilities");
  const capabilities = everyCapability.filter((each) => offered.capabilities.includes(each));
  const [record] = await console.agent.perform("crm.findCustomers", { email: omar.email });
  if (record === undefined) throw new Error("The demo data lacks the suite's customer.");
  const facts: CentreFacts = {
    ...knownFacts,
    serviceUrl: `${service}/orders`,
    customer: { customerId: record.customerId, ...omar, phones: record.phones, maskedField: "" },
  };
  const stages = createConsoleStages({ browser, context, console, server, sites, clock, facts });

  return {
    name: "console",
    capabilities,
    lacking: everyCapability.filter((capability) => !capabilities.includes(capability)),
    canLack: capabilities.filter((capability) => !ownCapabilities.includes(capability)),
    abilities: ["modules", "outside", "clock", "faults", "colleague", "answers", "theme"],
    reasons,
    open: stages.open,
    async close() {
      stages.close();
      await browser.close();
      await server.close();
      await sites.close();
      await clock.close();
    },
  };
}
