import type { AppFailure, MountedApp } from "@omni/host";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAppInstances } from "./app-instances.ts";
import { testApp } from "./app-registration.fakes.ts";
import { createAppSupervisor } from "./app-supervisor.ts";
import { restartPauseMs } from "./restart-policy.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const id = "right-panel.screen-pop.main";
const service = "background.service.main";
const hung: AppFailure = { code: "HUNG", message: "It has not answered for 8 s." };
const crashed: AppFailure = { code: "CRASHED", message: "It went." };

function open() {
  const instances = createAppInstances();
  const apps = [testApp(), testApp({ appId: "service", slot: "background", origin: "http://service.localhost:4400" })];
  instances.arrange({ apps, interactions: [] });
  const told: { title: string; restart: (() => void) | null }[] = [];
  const takenBack: string[] = [];
  const failures = new Map<string, AppFailure>();
  const supervisor = createAppSupervisor({
    instances,
    stage: { tell: (word) => told.push(word), takeBack: (taken) => takenBack.push(taken) },
    frameOf: (instanceId) => ({ failure: failures.get(instanceId) ?? null }) as MountedApp,
    now: Date.now,
  });
  const at = (instanceId = id) => {
    const { rest, generation } = instances.find(instanceId) ?? { rest: "gone", generation: -1 };
    return { rest, generation };
  };
  return { instances, supervisor, told, takenBack, failures, at };
}

describe("a crashed app", () => {
  it("comes back by itself in its place, and the agent is told", () => {
    const { supervisor, told, at } = open();
    supervisor.onFailure(id, crashed);
    expect(at()).toEqual({ rest: "RESTARTING", generation: 0 });
    vi.advanceTimersByTime(restartPauseMs);
    expect(at()).toEqual({ rest: null, generation: 1 });
    expect(told).toMatchObject([{ title: "Screen pop was restarted", restart: null }]);
  });

  it("is stopped after three restarts, until the agent starts it", () => {
    const { supervisor, told, at } = open();
    for (let failures = 0; failures < 4; failures++) {
      supervisor.onFailure(id, crashed);
      vi.advanceTimersByTime(restartPauseMs);
    }
    expect(at()).toEqual({ rest: "STOPPED", generation: 3 });
    expect(told.at(-1)?.title).toBe("Screen pop was stopped after 3 restarts");
    told.at(-1)?.restart?.();
    vi.advanceTimersByTime(restartPauseMs);
    expect(at()).toEqual({ rest: null, generation: 4 });
    supervisor.onFailure(id, crashed);
    expect(at().rest).toBe("RESTARTING");
  });

  it("that failed long ago starts with a clean record", () => {
    const { supervisor, at } = open();
    for (let failures = 0; failures < 6; failures++) {
      supervisor.onFailure(id, crashed);
      vi.advanceTimersByTime(6 * 60_000);
    }
    expect(at()).toEqual({ rest: null, generation: 6 });
  });
});

describe("an app that hangs", () => {
  it("stays, and the agent decides", () => {
    const { supervisor, told, at } = open();
    supervisor.onFailure(id, hung);
    vi.advanceTimersByTime(restartPauseMs);
    expect(at()).toEqual({ rest: null, generation: 0 });
    told[0]?.restart?.();
    vi.advanceTimersByTime(restartPauseMs);
    expect(at()).toEqual({ rest: null, generation: 1 });
  });

  it("and answers again is asked about no more, nor once it is restarted", () => {
    const { supervisor, takenBack } = open();
    supervisor.onReady(id);
    expect(takenBack).toEqual([]);
    supervisor.onFailure(id, hung);
    supervisor.onReady(id);
    supervisor.onFailure(id, hung);
    supervisor.restart(id);
    expect(takenBack).toEqual([`app ${id}`, `app ${id}`]);
  });

  it("before the agent's eyes is told in its own place alone, and by a note once he looks elsewhere", () => {
    const { supervisor, told, takenBack } = open();
    supervisor.onSeen(id, true);
    supervisor.onFailure(id, hung);
    expect(told).toEqual([]);
    supervisor.onSeen(id, false);
    expect(told).toMatchObject([{ title: "Screen pop does not answer" }]);
    supervisor.onSeen(id, true);
    expect(takenBack).toEqual([`app ${id}`]);
  });

  it("out of sight is restarted by itself", () => {
    const { supervisor, at } = open();
    supervisor.onFailure(service, hung);
    vi.advanceTimersByTime(restartPauseMs);
    expect(at(service)).toEqual({ rest: null, generation: 1 });
  });

  it("is restarted with all its hanging frames, for they share a process", () => {
    const { instances, supervisor, failures, at } = open();
    const apps = [testApp(), testApp({ page: "second" }), testApp({ page: "third" })];
    instances.arrange({ apps, interactions: [] });
    for (const page of ["main", "second"]) failures.set(`right-panel.screen-pop.${page}`, hung);
    supervisor.restart(id);
    vi.advanceTimersByTime(restartPauseMs);
    expect(["main", "second", "third"].map((page) => at(`right-panel.screen-pop.${page}`).generation)).toEqual([
      1, 1, 0,
    ]);
  });
});

it("an app that floods the console is stopped at once", () => {
  const { supervisor, told, at } = open();
  supervisor.onFailure(id, { code: "FLOODED", message: "Too many." });
  expect(at()).toEqual({ rest: "STOPPED", generation: 0 });
  expect(told).toMatchObject([{ title: "Screen pop was stopped", text: "Too many." }]);
});

it("an app that did not start waits for the agent without a word beside its own note", () => {
  const { supervisor, told, at } = open();
  supervisor.onFailure(id, { code: "HANDSHAKE_TIMEOUT", message: "It did not initialize." });
  expect(at()).toEqual({ rest: null, generation: 0 });
  expect(told).toEqual([]);
});
