import type { Capability } from "@omni/contract";
import type { BrowserContext } from "playwright-core";
import type { AppUnderTest, CentreFacts, Grant, Stage, StageOptions } from "../host-under-test.ts";
import { openAgentConsole, type AgentConsole } from "../real-centre/agent-console.ts";
import { clearDesk } from "../real-centre/clear-desk.ts";
import { apps, driverApp } from "../real-centre/install-apps.ts";
import { tapLiveLink, type LiveLinkTap } from "../real-centre/live-link-tap.ts";
import type { People } from "../real-centre/people.ts";
import type { RealCentre } from "../real-centre/real-centre.ts";

export interface ConsoleStagesOptions {
  centre: RealCentre;
  people: People;
  /** The agent's browser, signed in. */
  context: BrowserContext;
  console: AgentConsole;
  facts: CentreFacts;
}

const notHere = async (): Promise<never> => Promise.reject(new Error("This host's driver cannot do that."));

/** Stages in one server, one after another. */
export function createConsoleStages(options: ConsoleStagesOptions) {
  const { centre, people, context, facts } = options;
  const { browser, sites, clock } = centre;
  const { url } = centre.server;
  /** Apps whose pages were loaded and not used since, by console. */
  const fresh = new Set<string>();
  const lastUse = new Map<string, number>();
  let uses = 0;
  /** Whose socket the server talks with: a second tab of the same agent takes over. */
  let present = options.console;
  let tapped: { console: AgentConsole; tap: LiveLinkTap } | null = null;

  const plain = async (): Promise<AgentConsole> => {
    if (present !== options.console) {
      await options.console.reload();
      fresh.clear();
    }
    present = options.console;
    return present;
  };
  const faulty = async (without: Capability | null): Promise<{ console: AgentConsole; tap: LiveLinkTap }> => {
    if (tapped === null) {
      let tap: LiveLinkTap | undefined;
      const console = await openAgentConsole({
        context,
        sites,
        url,
        userName: null,
        prepare: async (page) => void (tap = await tapLiveLink(page)),
      });
      if (tap === undefined) throw new Error("Nothing stands in the line.");
      tapped = { console, tap };
    }
    const { console, tap } = tapped;
    if (present !== console || tap.without !== without) {
      tap.without = without;
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

  async function open({ without, faulty: isFaulty = false }: StageOptions): Promise<Stage> {
    const isTapped = without !== undefined || isFaulty;
    const standing = isTapped ? await faulty(without ?? null) : null;
    const console = standing?.console ?? (await plain());
    await console.comeBack(facts.user.userName);
    const { agent } = console;
    const used = new Set<string>();
    const { customer, colleague, leave } = people.begin(agent);
    return {
      facts,
      answersItself: [],
      agent,
      openOutside,
      mount: async (grant = "ALL") => mountApp(console, grant, used),
      customer,
      colleague,
      pass: async (ms) => clock.advance(ms),
      async change(what) {
        if (what === "THEME") await console.page.emulateMedia({ colorScheme: "dark" });
        else await notHere();
      },
      faults: {
        silence: async (method) => void standing?.tap.silenced.add(method),
        breakInside: notHere,
        async connection(state) {
          if (state === "ONLINE") standing?.tap.mend();
          else standing?.tap.cut();
          await console.untilConnection(state);
        },
        async heal() {
          standing?.tap.silenced.clear();
          standing?.tap.mend();
        },
      },
      async close() {
        await console.page.emulateMedia({ colorScheme: null });
        standing?.tap.silenced.clear();
        standing?.tap.mend();
        await console.comeBack(facts.user.userName);
        if (isFaulty) await console.untilConnection("ONLINE");
        await leave();
        // An app that runs on would take events of the next case.
        for (const appId of used) {
          await console.reloadApp(appId);
          fresh.add(`${appId} ${console === options.console}`);
        }
        if (without === undefined) await clearDesk(agent, people.extensionOf(facts.user.userId));
      },
    };
  }

  return { open };
}
