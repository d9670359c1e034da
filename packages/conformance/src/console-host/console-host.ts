import { join } from "node:path";
import {
  capabilities as allCapabilities,
  type Capability,
  type ErrorCode,
  type Interaction,
  type MethodName,
} from "@omni/contract";
import { signIn, startShift } from "@omni/e2e/agent";
import { launchBrowser } from "@omni/e2e/browser";
import { bundlePage } from "@omni/e2e/bundle-page";
import { startServer } from "@omni/e2e/server";
import { openSites } from "@omni/e2e/sites";
import { OmniError } from "@omni/wire";
import type { Frame, Page } from "playwright-core";
import type {
  AgentUnderTest,
  AppUnderTest,
  CentreFacts,
  Grant,
  HostUnderTest,
  Stage,
  Talk,
} from "../host-under-test.ts";
import type { ProbeAnswer, ProbeOperation } from "../probe/operations.ts";
import { openChat } from "./chat-customer.ts";
import { apps, driverApp, installApps } from "./install-apps.ts";

/** What this driver can play; the console may offer more. */
const playable: readonly Capability[] = [
  "session",
  "interaction",
  "chat",
  "disposition",
  "crm",
  "configuration",
  "storage",
  "appMessaging",
  "token",
  "ui",
  "layout",
  "log",
];

const everyCapability = Object.keys(allCapabilities) as Capability[];

const omar = { name: "Omar Murphy", email: "omar.murphy@example.com" };

const knownFacts: Omit<CentreFacts, "customer"> = {
  user: { userId: "asha", userName: "asha", password: "omni-demo" },
  colleague: { userId: "ben" },
  secondColleague: { userId: "chen" },
  chatCampaign: "web-chat-support",
  foreignCampaign: "nowhere",
  voiceCampaign: "voice-helpline",
  messagingCampaign: "orders-and-returns",
  chatQueue: "support-general",
  codes: { plain: "answered", withNotes: "refund-issued", callback: "callback" },
  breakReason: "Lunch",
  extension: { callContextId: "desk-phones", phone: "2002" },
  templateId: "order-update",
  numbers: { answers: "+34600999000", busy: "+34600999001" },
  serviceUrl: "https://service.example/orders",
  offerMs: 30_000,
  wrapUpMs: 90_000,
};

/** The real console in Chromium with a real server of its own; an agent signs in by the sign-in page. */
export async function openConsoleHost(): Promise<HostUnderTest> {
  const sites = await openSites();
  const script = await bundlePage(join(import.meta.dirname, "..", "probe", "page.ts"));
  sites.serve("/probe.js", { body: script, type: "text/javascript" });
  const html = `<!doctype html><title>Probe</title><script type="module" src="/probe.js"></script>`;
  for (const path of ["/", "/details"]) sites.serve(path, { body: html });

  const server = await startServer();
  await server.stop();
  installApps(server.data, (appId) => sites.origin(appId));
  await server.start();

  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, server.url, knownFacts.user.userName);
  await startShift(page);
  // What an app opens in a tab is not looked at.
  context.on("page", (opened) => void opened.close());

  const frameOf = async (appId: string): Promise<Frame> => findFrame(page, `${sites.origin(appId)}/?`);
  const run = async (appId: string, operation: ProbeOperation): Promise<ProbeAnswer> => {
    const frame = await frameOf(appId);
    return frame.evaluate(async (asked) => globalThis.omniProbe.run(asked), operation);
  };
  const reload = async (appId: string): Promise<void> => {
    const frame = await frameOf(appId);
    await frame.goto(frame.url());
    await frame.waitForFunction(() => "omniProbe" in globalThis);
  };

  const agent: AgentUnderTest = {
    async perform(method, ...[argument]) {
      const answer = await run(driverApp.appId, { do: "call", method, argument });
      if ("value" in answer) return answer.value as never;
      const { code, message, details } = answer.error;
      throw new OmniError((code ?? "INTERNAL") as ErrorCode, message, { details });
    },
  };
  await reload(driverApp.appId);
  const connected = await run(driverApp.appId, { do: "initialize" });
  if ("error" in connected) throw new Error(`The driver is not connected: ${connected.error.message}`);
  const { capabilities } = await agent.perform("configuration.getCapabilities");
  const [record] = await agent.perform("crm.findCustomers", { email: omar.email });
  if (record === undefined) throw new Error("The demo data lacks the suite's customer.");
  const facts: CentreFacts = {
    ...knownFacts,
    customer: { customerId: record.customerId, ...omar, phones: record.phones, maskedField: "" },
  };

  const mountApp = async (grant: Grant, used: Set<string>): Promise<AppUnderTest> => {
    const app = apps.find((each) => each !== driverApp && each.grant === grant && !used.has(each.appId));
    if (app === undefined) throw new Error(`No app with ${grant} is left.`);
    const { appId } = app;
    used.add(appId);
    await reload(appId);
    return {
      run: async (operation) => run(appId, operation),
      reload: async () => reload(appId),
      unmount: notHere,
      log: notHere,
    };
  };

  const openStage = async (): Promise<Stage> => {
    const used = new Set<string>();
    const talks: Talk[] = [];
    return {
      facts,
      agent,
      mount: async (grant = "ALL") => mountApp(grant, used),
      customer: {
        async chat(text) {
          const talk = await openChat(server.port, "web-chat", omar, text);
          talks.push(talk);
          return talk;
        },
        message: notHere,
        call: notHere,
        insight: notHere,
      },
      async openOutside() {
        const outside = await browser.newContext();
        const window = await outside.newPage();
        await window.goto(`${sites.origin("outside")}/?origin=${encodeURIComponent(server.url)}`);
        await window.waitForFunction(() => "omniProbe" in globalThis);
        return {
          run: async (operation) => window.evaluate(async (asked) => globalThis.omniProbe.run(asked), operation),
          reload: notHere,
          unmount: notHere,
          log: notHere,
        };
      },
      colleague: notHere,
      pass: notHere,
      change: notHere,
      faults: { silence: notHere, breakInside: notHere, connection: notHere, heal: notHere },
      async close() {
        for (const talk of talks) await talk.leave();
        // An app that runs on would take events of the next case.
        for (const appId of used) await reload(appId);
        await clearDesk(agent, facts);
      },
    };
  };

  return {
    name: "console",
    capabilities: playable.filter((capability) => capabilities.includes(capability)),
    lacking: everyCapability.filter((capability) => !capabilities.includes(capability)),
    abilities: ["modules", "outside"],
    open: openStage,
    async close() {
      await browser.close();
      await server.close();
      await sites.close();
    },
  };
}

const notHere = async (): Promise<never> => Promise.reject(new Error("This host's driver cannot do that."));

async function findFrame(page: Page, prefix: string): Promise<Frame> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const frame = page.frames().find((each) => each.url().startsWith(prefix));
    if (frame !== undefined) return frame;
    if (Date.now() > deadline)
      throw new Error(
        `No frame shows ${prefix}: ${page
          .frames()
          .map((each) => each.url())
          .join(" ")}`,
      );
    await page.waitForTimeout(20);
  }
}

/** Brings the agent back to where a case begins: nothing to do, everything selected, available. */
async function clearDesk(agent: AgentUnderTest, facts: CentreFacts): Promise<void> {
  for (let round = 0; round < 10; round++) {
    const open = await agent.perform("interaction.getInteractions");
    if (open.length === 0) break;
    for (const interaction of open) await finish(agent, interaction, facts.codes.plain);
  }
  const campaigns = await agent.perform("session.getAssignedCampaigns");
  await agent.perform("session.selectCampaigns", { campaignIds: campaigns.map(({ campaignId }) => campaignId) });
  await agent.perform("session.selectExtension", { callContextId: facts.extension.callContextId, phone: "2001" });
  await agent.perform("session.setAutoCall", { channelType: "CHAT", enabled: true });
  await agent.perform("session.setAvailability", { status: "AVAILABLE" });
}

const endings: Partial<Record<Interaction["state"], MethodName>> = {
  OFFERED: "interaction.rejectInteraction",
  CONNECTED: "interaction.endInteraction",
  HELD: "interaction.endInteraction",
};

async function finish(agent: AgentUnderTest, { interactionId, state }: Interaction, dispositionCode: string) {
  const ending = endings[state];
  try {
    if (ending === undefined) await agent.perform("interaction.disposeInteraction", { interactionId, dispositionCode });
    else await agent.perform(ending as "interaction.endInteraction", { interactionId });
  } catch (error) {
    // It went on meanwhile; the next round sees how.
    if (!OmniError.is(error)) throw error;
  }
}
