import { eventNames, methodNames } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createPretendApp } from "./frame.fakes.ts";
import { arrived, codes, everyPermission, failure, openHost } from "./host.fakes.ts";
import { themeEvent } from "./platform.fakes.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("handshake", () => {
  it("answers a hello once, to the app's exact origin, with a port and what this host offers", () => {
    const { mount, platform } = openHost();
    platform.past = [
      {
        name: "loginStatusChanged",
        interactionId: null,
        payload: { eventTime: 1, status: "LOGGED_IN", userId: "u1", userName: "asha", reason: null },
      },
    ];
    const app = mount();
    const { welcome } = app.load();
    expect(app.posted).toHaveLength(1);
    expect(app.posted[0]).toMatchObject({ targetOrigin: "https://app.example" });
    expect(welcome).toEqual({
      omni: "welcome",
      protocol: 1,
      contractVersion: "1.1.0",
      capabilities: platform.capabilities,
      permissions: everyPermission,
      events: eventNames.join(" "),
      methods: methodNames.join(" "),
      session: { status: "LOGGED_IN", userId: "u1", userName: "asha" },
    });
    expect(app.mounted.state).toBe("READY");
  });

  it("does not tell who is signed in without session.read", () => {
    const { mount } = openHost();
    expect(mount({ permissions: [] }).load().welcome.session).toBeNull();
  });

  it("takes a repeated hello of the same page for the same page", async () => {
    const { mount } = openHost();
    const app = mount();
    const page = app.load();
    app.sayHello();
    expect(app.posted).toHaveLength(1);
    await expect(page.caller.call("app.getContext")).resolves.toMatchObject({ appId: "app-1" });
  });

  it("refuses another origin without an answer, and shows it", () => {
    const { mount, log } = openHost();
    const app = mount();
    app.sayHello({}, "https://app.example.evil");
    expect(app.posted).toHaveLength(0);
    expect(app.mounted.state).toBe("FAILED");
    expect(app.mounted.failure).toMatchObject({ code: "ORIGIN_MISMATCH" });
    expect(codes(log)).toEqual(["ORIGIN_MISMATCH"]);
  });

  it("refuses an opaque origin and says what the sandbox lacks", () => {
    const { mount } = openHost();
    const app = mount();
    app.sayHello({}, "null");
    expect(app.posted).toHaveLength(0);
    expect(app.mounted.failure?.message).toContain("allow-same-origin");
  });

  it("answers no window that it did not mount", () => {
    const { mount, window, log } = openHost();
    const app = mount();
    const foreign = createPretendApp(window);
    foreign.sayHello();
    expect(foreign.posted).toHaveLength(0);
    expect(app.mounted.state).toBe("LOADING");
    expect(codes(log)).toEqual(["FOREIGN_WINDOW"]);
  });

  it("ignores what is no hello", () => {
    const { window, log, mount } = openHost();
    const app = mount();
    for (const data of [null, 7, "hello", { omni: "welcome" }, []]) {
      window.receive(data, app.iframe.contentWindow, "https://app.example");
    }
    expect(app.posted).toHaveLength(0);
    expect(log).toEqual([]);
  });

  it("refuses another protocol with VERSION_UNSUPPORTED", () => {
    const { mount } = openHost();
    const app = mount();
    app.sayHello({ protocol: 2 });
    expect(app.posted[0]).toMatchObject({
      targetOrigin: "https://app.example",
      message: { omni: "refusal", error: { code: "VERSION_UNSUPPORTED", details: { expected: 1, got: 2 } } },
    });
    expect(app.mounted.state).toBe("FAILED");
  });

  it("counts an app that never initializes as failed, and as ready once it does", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { mount } = openHost({ limits: { readyTimeoutMs: 3_000 } });
    const app = mount();
    const states: unknown[] = [];
    app.mounted.onStateChange((state, failed) => states.push([state, failed?.code]));
    vi.advanceTimersByTime(3_000);
    expect(app.mounted.failure).toEqual({
      code: "HANDSHAKE_TIMEOUT",
      message: "The app did not call initialize within 3 s.",
    });
    app.load();
    expect(states).toEqual([
      ["FAILED", "HANDSHAKE_TIMEOUT"],
      ["READY", undefined],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("reload and unmount", () => {
  it("closes the old port on a reload; registrations start anew, the sequence goes on", async () => {
    const { mount, platform } = openHost();
    const app = mount();
    const first = app.load();
    await first.follow("themeChanged");
    platform.raise(themeEvent());
    await arrived(first, 1);
    const second = app.load();
    await first.closed;
    platform.raise(themeEvent());
    await second.follow("themeChanged");
    platform.raise(themeEvent("light"));
    expect(await arrived(second, 1)).toMatchObject([{ payload: { theme: "light", sequence: 2 } }]);
    expect(first.entries()).toHaveLength(1);
    expect(app.mounted.state).toBe("READY");
  });

  it("is loading again when a page leaves, and failed when no other comes", async () => {
    const { mount } = openHost({ limits: { readyTimeoutMs: 20 } });
    const app = mount();
    const states: string[] = [];
    app.mounted.onStateChange((state) => states.push(state));
    app.load().leave();
    await vi.waitFor(() => expect(states).toEqual(["READY", "LOADING", "FAILED"]), { timeout: 10_000 });
  });

  it("closes the line of a frame that navigated to another origin", async () => {
    const { mount } = openHost();
    const app = mount();
    const page = app.load();
    app.sayHello({ page: "elsewhere" }, "https://elsewhere.example");
    await page.closed;
    expect(app.mounted.state).toBe("FAILED");
  });

  it("aborts a call whose page has left", async () => {
    const { mount, platform } = openHost();
    platform.answer = () => new Promise(() => {});
    const page = mount().load();
    const call = failure(page.caller.call("session.logout"));
    await vi.waitFor(() => expect(platform.calls).toHaveLength(1), { timeout: 10_000 });
    page.leave();
    await vi.waitFor(() => expect(platform.calls[0]?.context.signal.aborted).toBe(true), { timeout: 10_000 });
    page.caller.close(new OmniError("HOST_GONE", "gone"));
    await call;
  });

  it("leaves nothing behind: port closed, timers, listeners and subscription gone", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { mount, host, window, platform } = openHost();
    const app = mount();
    mount({}, "inst-2");
    const page = app.load();
    host.close();
    host.close();
    await page.closed;
    expect(app.mounted.state).toBe("GONE");
    expect([window.listeners(), platform.subscribers(), vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it("answers no hello after unmount", () => {
    const { mount } = openHost();
    const app = mount();
    app.mounted.unmount();
    app.mounted.unmount();
    app.sayHello();
    expect(app.posted).toHaveLength(0);
    expect(app.mounted.state).toBe("GONE");
  });
});
