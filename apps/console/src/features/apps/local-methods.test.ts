import type { MethodArguments, MethodName } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { describe, expect, it, vi } from "vitest";
import { testInteraction } from "../../lib/agent-world.fakes.ts";
import { createAppInstances } from "./app-instances.ts";
import { testApp } from "./app-registration.fakes.ts";
import { createLocalMethods, type AppStage } from "./local-methods.ts";
import { createAppQuestions } from "./questions.ts";

const screenPop = testApp();

function setUp() {
  const done: string[] = [];
  const instances = createAppInstances();
  instances.arrange({ apps: [screenPop], interactions: [] });
  const questions = createAppQuestions();
  const stage: AppStage = {
    show: ({ instanceId }) => done.push(`show ${instanceId}`),
    leave: ({ instanceId }) => done.push(`leave ${instanceId}`),
    notify: async ({ title }) => {
      done.push(`notify ${title}`);
      return "a1";
    },
    tell: ({ title }) => done.push(title),
    takeBack: (id) => done.push(`take back ${id}`),
    openTab: (url, appName) => done.push(`open ${url} for ${appName}`),
    slotHeight: () => 500,
  };
  const crmRecord = { recordId: "r1", recordName: "Maya", recordType: "Contact", url: "https://crm.example/r1" };
  const interaction = testInteraction();
  interaction.customerDetails = { ...interaction.customerDetails, crmRecord };
  const methods = createLocalMethods(instances, questions, stage, () => [interaction]);
  const abort = new AbortController();
  const call = async <M extends MethodName>(
    name: M,
    argument: MethodArguments[M],
    instanceId = "right-panel.screen-pop.main",
  ): Promise<unknown> => {
    const result: unknown = await methods[name]?.(argument, {
      appId: "screen-pop",
      instanceId,
      permissions: [],
      signal: abort.signal,
    });
    return result;
  };
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => "resolved",
      (error: unknown) => (OmniError.is(error) ? error.code : String(error)),
    );
  return { abort, call, codeOf, done, instances, questions };
}

describe("methods of the console's own screen", () => {
  it("name the app in what it says, so that it cannot speak as the console", async () => {
    const { call, done } = setUp();
    expect(await call("ui.notify", { type: "INFO", title: "Saved", message: "" })).toEqual({ actionId: "a1" });
    expect(done).toEqual(["notify Screen pop: Saved"]);
  });

  it("put a badge on the app's tab", async () => {
    const { call, instances } = setUp();
    await call("ui.setBadge", { count: 3 });
    expect(instances.find("right-panel.screen-pop.main")?.badge).toBe(3);
  });

  it("grant no more height than the slot has; 0 fills it", async () => {
    const { call, instances } = setUp();
    expect(await call("ui.resize", { height: 900 })).toEqual({ height: 500 });
    expect(await call("ui.resize", { height: 0 })).toEqual({ height: 0 });
    expect(instances.find("right-panel.screen-pop.main")?.height).toBeNull();
  });

  it("ask the agent one question at a time and take back an aborted one", async () => {
    const { abort, call, questions } = setUp();
    const first = call("ui.confirm", { title: "Sure?", message: "" });
    const second = call("ui.confirm", { title: "Really?", message: "" });
    questions.get()[0]?.answer(true);
    expect(await first).toEqual({ confirmed: true });
    abort.abort();
    expect(await second).toEqual({ confirmed: false });
    expect(questions.get()).toEqual([]);
  });

  it("open a page of the app's own origin, once, and close it again", async () => {
    const { call, done, instances } = setUp();
    await call("ui.openPanel", { page: "settings.html?tab=2" });
    await call("ui.openPanel", { page: "settings.html" });
    const opened = "right-panel.screen-pop.main./settings.html";
    expect(instances.get().map(({ instanceId, url }) => [instanceId, url])).toEqual([
      ["right-panel.screen-pop.main", screenPop.url],
      [opened, "http://screen-pop.localhost:4400/settings.html"],
    ]);
    await call("ui.close", undefined, opened);
    await vi.waitFor(() => expect(instances.find(opened)).toBeUndefined(), { timeout: 10_000 });
    expect(done).toEqual([`show ${opened}`, `show ${opened}`, `leave ${opened}`]);
  });

  it("never open a page of another origin, nor a slot that is not there", async () => {
    const { call, codeOf } = setUp();
    expect(await codeOf(call("ui.openPanel", { page: "https://evil.example/" }))).toBe("TARGET_UNAVAILABLE");
    expect(await codeOf(call("ui.openPanel", { page: "javascript:alert(1)" }))).toBe("TARGET_UNAVAILABLE");
    expect(await codeOf(call("ui.openPanel", { page: "a.html", slot: "top-bar" }))).toBe("TARGET_UNAVAILABLE");
  });

  it("open records by HTTPS address, or by the id of an open contact's record", async () => {
    const { call, codeOf, done } = setUp();
    await call("crm.openRecord", { url: "https://crm.example/7" });
    await call("crm.openRecord", { recordId: "r1" });
    expect(done).toEqual(["open https://crm.example/7 for Screen pop", "open https://crm.example/r1 for Screen pop"]);
    for (const argument of [{ url: "http://crm.example/7" }, { url: "javascript:alert(1)" }, { recordId: "r2" }]) {
      expect(await codeOf(call("crm.openRecord", argument))).toBe("TARGET_UNAVAILABLE");
    }
    expect(await codeOf(call("crm.openRecord", { recordId: "r1", target: "PANEL" }))).toBe("TARGET_UNAVAILABLE");
  });
});

describe("the places of apps", () => {
  it("stay through a new snapshot, and go with their app", () => {
    const { instances } = setUp();
    instances.change("right-panel.screen-pop.main", { badge: 2 });
    instances.arrange({ apps: [{ ...screenPop, name: "Renamed" }], interactions: [] });
    expect(instances.find("right-panel.screen-pop.main")).toMatchObject({ badge: 2, app: { name: "Renamed" } });
    instances.arrange({ apps: [], interactions: [] });
    expect(instances.get()).toEqual([]);
  });
});
