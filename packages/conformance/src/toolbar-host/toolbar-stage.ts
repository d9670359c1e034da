import type { MethodName } from "@omni/contract";
import type { AppUnderTest, CentreFacts, Stage, StageOptions } from "../host-under-test.ts";
import type { ProbeOperation } from "../probe/operations.ts";
import { clearDesk } from "../real-centre/clear-desk.ts";
import type { People } from "../real-centre/people.ts";
import type { RealCentre } from "../real-centre/real-centre.ts";
import type { ToolbarPage } from "./toolbar-page.ts";

export interface ToolbarStagesOptions {
  centre: RealCentre;
  people: People;
  toolbar: ToolbarPage;
  /** The same page without a toolbar. */
  aloneAddress: string;
  facts: CentreFacts;
}

/** Signing in and out goes over HTTP, as there is no line before; only these two need no server. */
const answersItself: readonly MethodName[] = ["session.login", "session.getLoginStatus"];
const overHttp: Partial<Record<MethodName, string>> = {
  "session.forceLogin": "/api/session/login",
  "session.logout": "/api/session/logout",
};
const ofSigningIn: readonly string[] = ["session.login", "session.forceLogin", "session.logout"];

const notHere = async (): Promise<never> => Promise.reject(new Error("This host's driver cannot do that."));

/** Whether the toolbar is not as it was after this: who is signed in, or how much the page may still call. */
const wears = (operation: ProbeOperation): boolean =>
  operation.do === "flood" || (operation.do === "call" && ofSigningIn.includes(operation.method));

/** Stages in one page that holds the toolbar, one after another. */
export function createToolbarStages({ centre, people, toolbar, aloneAddress, facts }: ToolbarStagesOptions) {
  const { page, link, http, agent } = toolbar;
  let isWorn = false;

  const mountPage = async (): Promise<AppUnderTest> => {
    let probe = await toolbar.mount();
    return {
      async run(operation) {
        isWorn ||= wears(operation);
        return toolbar.run(probe, operation);
      },
      async reload() {
        await toolbar.load();
        probe = await toolbar.mount();
      },
      async unmount() {
        isWorn = true;
        await toolbar.replaceToolbar();
      },
      log: notHere,
    };
  };

  const openOutside = async (): Promise<AppUnderTest> => {
    const window = await page.context().newPage();
    await window.goto(aloneAddress);
    const probe = await window.evaluate(() => globalThis.omniProbes.mount());
    return {
      run: async (operation) =>
        window.evaluate(async ([number, asked]) => globalThis.omniProbes.run(number, asked), [
          probe,
          operation,
        ] as const),
      reload: notHere,
      unmount: notHere,
      log: notHere,
    };
  };

  const heal = async (): Promise<void> => {
    link.silenced.clear();
    link.mend();
    http.silenced.clear();
    http.isCut = false;
    await http.letGo();
  };

  async function open({ without, faulty = false }: StageOptions): Promise<Stage> {
    const lacking = without ?? null;
    if (isWorn || http.without !== lacking) {
      http.without = lacking;
      link.without = lacking;
      await toolbar.load();
    }
    isWorn = faulty;
    const { customer, colleague, leave } = people.begin(agent);
    return {
      facts,
      answersItself,
      agent: {
        async perform(method, ...argument) {
          isWorn ||= ofSigningIn.includes(method);
          return agent.perform(method, ...argument);
        },
      },
      openOutside,
      mount: async (grant = "ALL") => (grant === "ALL" ? mountPage() : notHere()),
      customer,
      colleague,
      pass: async (ms) => centre.clock.advance(ms),
      async change(what) {
        if (what === "THEME") await page.emulateMedia({ colorScheme: "dark" });
        else await notHere();
      },
      faults: {
        async silence(method) {
          const path = overHttp[method];
          if (path === undefined) link.silenced.add(method);
          else http.silenced.add(path);
        },
        breakInside: notHere,
        async connection(state) {
          http.isCut = state === "OFFLINE";
          if (state === "ONLINE") link.mend();
          else link.cut();
          await toolbar.untilConnection(state);
        },
        heal,
      },
      async close() {
        await page.emulateMedia({ colorScheme: null });
        await heal();
        if (isWorn) await toolbar.load();
        isWorn = false;
        await leave();
        if (without === undefined) await clearDesk(agent, people.extensionOf(facts.user.userId));
      },
    };
  }

  return { open };
}
