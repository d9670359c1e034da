import type { Capability } from "@omni/contract";
import type { RunningServer } from "@omni/e2e/server";
import type { Sites } from "@omni/e2e/sites";
import type { Browser, BrowserContext } from "playwright-core";
import type {
  AgentUnderTest,
  AppUnderTest,
  CentreFacts,
  Grant,
  Stage,
  StageOptions,
  Talk,
} from "../host-under-test.ts";
import { openAgentConsole, type AgentConsole } from "./agent-console.ts";
import { openChat } from "./chat-customer.ts";
import { clearDesk, leaveDesk } from "./clear-desk.ts";
import { createInsightService, type InsightService } from "./insight-service.ts";
import { apps, driverApp } from "./install-apps.ts";
import { standInLiveLink, type LiveLinkFaults } from "./live-link-faults.ts";
import { openPhone, type PhoneCustomer } from "./phone-customer.ts";
import type { ServerClock } from "./server-clock.ts";

export interface ConsoleStagesOptions {
  browser: Browser;
  /** The agent's browser, signed in. */
  context: BrowserContext;
  console: AgentConsole;
  server: RunningServer;
  sites: Sites;
  clock: ServerClock;
  facts: CentreFacts;
}

/** The centre's numbers in the demo data. */
const ownNumbers = { VOICE: "+15550000101", WHATSAPP: "+15550000102", SMS: "+15550000102" };

const notHere = async (): Promise<never> => Promise.reject(new Error("This host's driver cannot do that."));

/** Stages in one server, one after another. */
export function createConsoleStages(options: ConsoleStagesOptions) {
  const { browser, context, server, sites, clock, facts } = options;
  const { url, port } = server;
  const colleagues = new Map<string, AgentConsole>();
  /** Apps whose pages were loaded and not used since, by console. */
  const fresh = new Set<string>();
  const lastUse = new Map<string, number>();
  let uses = 0;
  let phone: PhoneCustomer | null = null;
  let insights: InsightService | null = null;
  /** Whose socket the server talks with: a second tab of the same agent takes over. */
  let present = options.console;
  let tapped: { console: AgentConsole; faults: LiveLinkFaults } | null = null;

  const plain = async (): Promise<AgentConsole> => {
    if (present !== options.console) {
      await options.console.reload();
      fresh.clear();
    }
    present = options.console;
    return present;
  };
  const faulty = async (without: Capability | null): Promise<{ console: AgentConsole; faults: LiveLinkFaults }> => {
    if (tapped === null) {
      let faults: LiveLinkFaults | undefined;
      const console = await openAgentConsole({
        context,
        sites,
        url,
        userName: null,
        prepare: async (page) => void (faults = await standInLiveLink(page)),
      });
      if (faults === undefined) throw new Error("Nothing stands in the line.");
      tapped = { console, faults };
    }
    const { console, faults } = tapped;
    if (present !== console || faults.without !== without) {
      faults.without = without;
      await console.reload();
      fresh.clear();
    }
    present = console;
    return tapped;
  };

  const mountApp = async (console: AgentConsole, grant: Grant, used: Set<string>): Promise<AppUnderTest> => {
    const fitting = apps.filter((each) => each !== driverApp && each.grant === grant && !used.has(each.appId));
    // Whose last use is longest ago: its allowance of calls is full again.
    const [app] = fitting.toSorted((a, b) => (lastUse.get(a.appId) ?? 0) - (lastUse.get(b.appId) ?? 0));
    if (app === undefined) throw new Error(`No app with ${grant} is left.`);
    const { appId } = app;
    used.add(appId);
    lastUse.set(appId, ++uses);
    // Loaded anew when the last case let go of it.
    if (fresh.delete(`${appId} ${console === options.console}`)) await console.untilLoaded(appId);
    else await console.reloadApp(appId);
    return {
      async run(operation) {
        const answer = console.run(appId, operation);
        if (operation.do === "call" && operation.method === "ui.confirm")
          await Promise.race([answer, console.sayYes()]);
        return answer;
      },
      reload: async () => console.reloadApp(appId),
      unmount: notHere,
      log: notHere,
    };
  };

  const openOutside = async (): Promise<AppUnderTest> => {
    const outside = await browser.newContext();
    const window = await outside.newPage();
    await window.goto(`${sites.origin("outside")}/?origin=${encodeURIComponent(url)}`);
    await window.waitForFunction(() => "omniProbe" in globalThis);
    return {
      run: async (operation) => window.evaluate(async (asked) => globalThis.omniProbe.run(asked), operation),
      reload: notHere,
      unmount: notHere,
      log: notHere,
    };
  };

  const colleagueOf = async (userId: string): Promise<AgentUnderTest> => {
    let console = colleagues.get(userId);
    if (console === undefined) {
      const own = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      console = await openAgentConsole({ context: own, sites, url, userName: userId });
      colleagues.set(userId, console);
    }
    await clearDesk(console.agent, extensionOf(userId));
    return console.agent;
  };
  const extensionOf = (userId: string) => {
    const number = [facts.user.userId, facts.colleague.userId, facts.secondColleague.userId].indexOf(userId);
    return { callContextId: facts.extension.callContextId, phone: String(2001 + number) };
  };

  const customer = async (): Promise<PhoneCustomer> =>
    (phone ??= await openPhone(port, facts.customer.phones[0] ?? ""));

  async function open({ without, faulty: isFaulty = false }: StageOptions): Promise<Stage> {
    const isTapped = without !== undefined || isFaulty;
    const standing = isTapped ? await faulty(without ?? null) : null;
    const console = standing?.console ?? (await plain());
    await console.comeBack(facts.user.userName);
    const { agent } = console;
    const used = new Set<string>();
    const called = new Set<string>();
    const talks: Talk[] = [];
    return {
      facts,
      agent,
      openOutside,
      mount: async (grant = "ALL") => mountApp(console, grant, used),
      customer: {
        async chat(text) {
          const talk = await openChat(port, "web-chat", facts.customer, text);
          talks.push(talk);
          return talk;
        },
        message: async (channelType, text) => (await customer()).message(channelType, ownNumbers[channelType], text),
        call: async () => (await customer()).call(ownNumbers.VOICE),
        async insight(name) {
          insights ??= await createInsightService(browser, url);
          const newest = (await agent.perform("interaction.getInteractions")).at(-1);
          if (newest === undefined) throw new Error("The agent has no interaction to tell something of.");
          await insights.tell(newest.interactionId, name);
        },
      },
      async colleague(which = "FIRST") {
        const { userId } = which === "FIRST" ? facts.colleague : facts.secondColleague;
        called.add(userId);
        return colleagueOf(userId);
      },
      pass: async (ms) => clock.advance(ms),
      async change(what) {
        if (what === "THEME") await console.page.emulateMedia({ colorScheme: "dark" });
        else await notHere();
      },
      faults: {
        silence: async (method) => void standing?.faults.silenced.add(method),
        breakInside: notHere,
        async connection(state) {
          if (state === "ONLINE") standing?.faults.mend();
          else standing?.faults.cut();
          await console.untilConnection(state);
        },
        async heal() {
          standing?.faults.silenced.clear();
          standing?.faults.mend();
        },
      },
      async close() {
        await console.page.emulateMedia({ colorScheme: null });
        standing?.faults.silenced.clear();
        standing?.faults.mend();
        await console.comeBack(facts.user.userName);
        if (isFaulty) await console.untilConnection("ONLINE");
        for (const talk of talks) await talk.leave();
        await phone?.hangUpAll();
        // An app that runs on would take events of the next case.
        for (const appId of used) {
          await console.reloadApp(appId);
          fresh.add(`${appId} ${console === options.console}`);
        }
        for (const userId of called) {
          const colleague = colleagues.get(userId);
          if (colleague !== undefined) await leaveDesk(colleague.agent, facts.breakReason);
        }
        if (without === undefined) await clearDesk(agent, extensionOf(facts.user.userId));
      },
    };
  }

  return { open, close: () => phone?.close() };
}
