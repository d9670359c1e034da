import { describe, expect, it, vi } from "vitest";
import { arrived, codes, failure, openHost } from "./host.fakes.ts";
import { interactionEvent, themeEvent } from "./platform.fakes.ts";

const rhythm = { everyMs: 5, seenWithinMs: 20, unseenWithinMs: 600_000 };
const supervised = { instanceId: "inst-1", heartbeat: true } as const;

function openSupervised(changes: Partial<typeof rhythm> = {}) {
  const opened = openHost({ heartbeat: { ...rhythm, ...changes } });
  const app = opened.mount();
  const page = app.load(supervised);
  const pinged = (count: number) =>
    vi.waitFor(() => expect(page.pings.length).toBeGreaterThanOrEqual(count), { timeout: 10_000 });
  const becomes = (state: string, code?: string) =>
    vi.waitFor(() => expect([app.mounted.state, app.mounted.failure?.code]).toEqual([state, code]), {
      interval: 1,
      timeout: 10_000,
    });
  return { ...opened, app, page, pinged, becomes };
}

describe("heartbeat", () => {
  it("asks a page again and again, and tells the last round trip", async () => {
    const { app, page, pinged } = openSupervised({ seenWithinMs: 600_000 });
    for (const count of [1, 2, 3]) {
      await pinged(count);
      page.post({ kind: "pong", id: page.pings.at(-1) });
    }
    await vi.waitFor(() => expect(app.mounted.figures.lastRoundTripMs).toBeGreaterThanOrEqual(0), { timeout: 10_000 });
    expect(app.mounted.state).toBe("READY");
  });

  it("calls a page that does not answer hung, asks it no more, and takes it back when it answers", async () => {
    const { log, page, pinged, becomes } = openSupervised();
    await pinged(1);
    await becomes("FAILED", "HUNG");
    expect(page.pings).toHaveLength(1);
    page.post({ kind: "pong", id: page.pings[0] });
    await becomes("READY");
    expect(codes(log)).toEqual(["HUNG", "HUNG"]);
  });

  it("gives an app that the agent does not see more time, until he looks", async () => {
    const { app, pinged, becomes } = openSupervised();
    app.mounted.setSeen(false);
    await pinged(1);
    expect(app.mounted.state).toBe("READY");
    app.mounted.setSeen(true);
    await becomes("FAILED", "HUNG");
  });

  it("does not ask a page whose SDK would not answer", async () => {
    const { mount, window } = openHost({ heartbeat: rhythm });
    const app = mount();
    const page = app.load({ instanceId: "inst-1" });
    const other = mount({}, "inst-2").load({ instanceId: "inst-2", heartbeat: true });
    await vi.waitFor(() => expect(other.pings).toHaveLength(1), { timeout: 10_000 });
    expect(page.pings).toEqual([]);
    expect(window.listeners()).toBe(1);
  });

  it("takes no pong of its own invention for an answer", async () => {
    const { page, pinged, becomes } = openSupervised();
    await pinged(1);
    for (const id of [0, 2, "1", null, undefined]) page.post({ kind: "pong", id });
    await becomes("FAILED", "HUNG");
  });

  it("keeps no topic messages for a page that does not answer", async () => {
    const { mount, page, becomes } = openSupervised();
    await page.caller.call("app.subscribe", { topic: "cart" });
    const sender = mount({}, "sender").load({ instanceId: "sender" });
    await becomes("FAILED", "HUNG");
    await expect(sender.caller.call("app.publish", { topic: "cart", data: 1 })).resolves.toEqual({ delivered: 0 });
  });
});

describe("a page that goes", () => {
  it("without a word has crashed, unless another page initializes soon", async () => {
    const { mount, log } = openHost({ limits: { returnTimeoutMs: 20 } });
    const app = mount();
    app.load(supervised).vanish();
    await vi.waitFor(() => expect(app.mounted.failure?.code).toBe("CRASHED"), { timeout: 10_000 });
    expect(codes(log)).toEqual(["CRASHED"]);
    app.load(supervised);
    expect(app.mounted.state).toBe("READY");
  });

  it("with a word is only loading", async () => {
    const { mount } = openHost({ limits: { returnTimeoutMs: 5 } });
    const app = mount();
    const states: string[] = [];
    app.mounted.onStateChange((state) => states.push(state));
    app.load(supervised).leave();
    await vi.waitFor(() => expect(states).toEqual(["READY", "LOADING"]), { timeout: 10_000 });
  });
});

describe("an app that asks too much", () => {
  it("is cut off when it floods its port, and is heard no more", async () => {
    const { mount, log } = openHost({ limits: { messageBurst: 50, messagesPerSecond: 1 } });
    const app = mount();
    const page = app.load(supervised);
    for (let count = 0; count < 60; count++) page.post({ kind: "abort", id: count });
    await page.closed;
    expect(app.mounted.failure?.code).toBe("FLOODED");
    app.sayHello({ page: "another" });
    expect(app.mounted.state).toBe("FAILED");
    expect(codes(log)).toEqual(["FLOODED"]);
  });

  it("is cut off when it floods the console's window", () => {
    const { mount } = openHost({ limits: { messageBurst: 50, messagesPerSecond: 1 } });
    const app = mount();
    for (let count = 0; count < 60; count++) app.post("noise");
    expect(app.mounted.failure?.code).toBe("FLOODED");
  });

  it("has only so many calls waiting at once", async () => {
    const { mount, platform } = openHost({ limits: { runningCalls: 3 } });
    platform.answer = () => new Promise(() => {});
    const page = mount().load();
    const calls = [1, 2, 3, 4].map(() => failure(page.caller.call("session.getCurrentUser")));
    expect(await calls[3]).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("follows only so many topics, and publishes only so much on one", async () => {
    const { mount } = openHost({ limits: { topics: 2, topicBytes: 1_000 } });
    const page = mount().load();
    const subscribe = (topic: string) => page.caller.call("app.subscribe", { topic });
    for (const topic of ["a", "b", "a"]) await subscribe(topic);
    expect(await failure(subscribe("c"))).toMatchObject({ code: "RATE_LIMITED" });
    const publish = page.caller.call("app.publish", { topic: "a", data: "x".repeat(2_000) });
    expect(await failure(publish)).toMatchObject({ code: "PAYLOAD_TOO_LARGE", details: { limitBytes: 1_000 } });
  });

  it("needs the permission for topics, and names that are topics", async () => {
    const { mount } = openHost();
    const denied = mount({ permissions: [] }, "a").load();
    const allowed = mount({}, "b").load();
    for (const method of ["app.publish", "app.subscribe", "app.unsubscribe"]) {
      const argument = { topic: "cart", ...(method === "app.publish" && { data: 1 }) };
      expect(await failure(denied.caller.call(method, argument))).toMatchObject({ code: "PERMISSION_DENIED" });
      expect(await failure(allowed.caller.call(method, { ...argument, topic: "a b" }))).toMatchObject({
        code: "INVALID_ARGUMENT",
      });
    }
  });

  it("changes no prototype by the keys of what it sends", async () => {
    const { mount } = openHost();
    const sender = mount({}, "s").load();
    const receiver = mount({}, "r").load();
    await receiver.caller.call("app.subscribe", { topic: "__proto__" });
    const data: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    await sender.caller.call("app.publish", { topic: "__proto__", data });
    await sender.caller.call("app.log", { level: "info", message: "x", data });
    await arrived(receiver, 1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    for (const method of ["__proto__", "constructor", "toString"]) {
      expect(await failure(sender.caller.call(method, data))).toMatchObject({ code: "UNKNOWN_METHOD" });
    }
  });
});

it("says so when a page calls itself by another's name, and goes by its own", async () => {
  const { mount, log } = openHost();
  mount({ appId: "other" }, "right-panel.other").load({ instanceId: "right-panel.other" });
  const page = mount({ appId: "forger" }, "right-panel.forger").load({ instanceId: "right-panel.other" });
  await expect(page.caller.call("app.getContext")).resolves.toMatchObject({
    appId: "forger",
    instanceId: "right-panel.forger",
  });
  expect(log).toMatchObject([{ code: "INSTANCE_ID", appId: "forger" }]);
});

it("gives an instance of an interaction that interaction's events alone, and every event without one", async () => {
  const { mount, platform } = openHost();
  const ofTheOther = interactionEvent("interactionSelected", { interactionId: "int-2" });
  platform.past = [interactionEvent(), { ...ofTheOther, interactionId: "int-2" }];
  const page = mount({ context: { scope: "INTERACTION", interactionId: "int-2" } }).load();
  const replayed = (await page.follow("interactionSelected", { replay: true })) as string;
  expect(JSON.parse(replayed)).toMatchObject([{ payload: { interactionId: "int-2" } }]);
  await page.follow("themeChanged");
  for (const event of [...platform.past, themeEvent()]) platform.raise(event);
  const entries = await arrived(page, 2);
  expect(entries).toMatchObject([{ payload: { interactionId: "int-2" } }, { name: "themeChanged" }]);
});

it("counts what passes, and names the call that was refused", async () => {
  const { mount, log } = openHost();
  const app = mount();
  const page = app.load();
  await page.caller.call("app.getContext");
  await failure(page.caller.call("interaction.juggle"));
  page.post({ kind: "fault", source: "themeChanged", message: "TypeError: x" });
  page.post({ kind: "fault", source: "page", message: "SecurityError: top" });
  page.post({ kind: "fault", source: "policy", message: "frame-src does not allow http://a.example" });
  await vi.waitFor(() => expect(log).toHaveLength(4), { timeout: 10_000 });
  expect(app.mounted.figures).toEqual({
    messagesIn: 5,
    messagesOut: 2,
    calls: 2,
    callErrors: 1,
    callbackErrors: 1,
    lastRoundTripMs: null,
  });
  expect(log[0]).toMatchObject({ level: "warn", code: "UNKNOWN_METHOD", method: "interaction.juggle" });
  expect(codes(log)).toEqual(["UNKNOWN_METHOD", "CALLBACK_THREW", "PAGE_ERROR", "POLICY"]);
});
