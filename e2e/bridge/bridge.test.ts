import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { appPage, initialize, type AppWindow } from "./app-pages.ts";
import type { Bridge } from "./host-page.ts";
import { initialized, openConsole, openWorld, type World } from "./open-console.ts";

declare const window: AppWindow & { bridge: Bridge };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.sites.serve("/app", { body: appPage(initialize.module) });
});
afterAll(async () => world.close());

const theme = (value: string) => ({
  name: "themeChanged" as const,
  interactionId: null,
  payload: { eventTime: 1, theme: value },
});

describe("loading", () => {
  it.each(Object.entries(initialize))("works as %s", async (form, start) => {
    world.sites.serve(`/app-${form}`, { body: appPage(start) });
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/app-${form}` });
    expect(await initialized(frame)).toBeNull();
    expect(await frame.evaluate(async () => window.sdk.app?.getContext?.())).toMatchObject({
      appId: "app-1",
      instanceId: "a",
    });
    expect(await console.state("a")).toEqual({ state: "READY", failure: null });
    await console.page.close();
  });

  it.each([
    ["origin", undefined, undefined],
    ["sdkBaseUrl, without its trailing slashes", "cdn", "//"],
  ])("resolves the base from %s", async (_case, site, slashes) => {
    const console = await openConsole(world);
    const base = world.sites.origin(site);
    const parameters = site === undefined ? {} : { sdkBaseUrl: `${base}${slashes}` };
    const frame = await console.mount({ instanceId: "a", parameters });
    expect(await initialized(frame)).toBeNull();
    expect(await frame.evaluate(() => window.loadedFrom)).toBe(`${base}/omniapp/sdk/ameyo-sdk.js`);
    await console.page.close();
  });

  it("runs under a policy without unsafe-eval", async () => {
    const policy = `script-src 'self' ${world.sites.origin()} 'nonce-1'`;
    const body = appPage(initialize.module).replace("<script ", '<script nonce="1" ');
    world.sites.serve("/app-strict", { body, headers: { "content-security-policy": policy } });
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/app-strict` });
    expect(await initialized(frame)).toBeNull();
    await console.page.close();
  });

  it("initializes once, over copies of the SDK too", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a" });
    await initialized(frame);
    const seen = await frame.evaluate(async () => {
      const copy = await window.loadCopy();
      const options = { context: "app", origin: new URLSearchParams(location.search).get("origin") };
      const again = await copy.initialize({ ...options, instanceId: "ameyoIframe" });
      const other = await window.outcome(copy.initialize({ ...options, instanceId: "other" }));
      return { same: again === window.sdk, code: other.code };
    });
    expect(seen).toEqual({ same: true, code: "ALREADY_INITIALIZED" });
    await console.page.close();
  });

  it("rejects NOT_IN_CONSOLE at once outside a frame", async () => {
    const page = await world.browser.newPage();
    await page.goto(`${world.sites.origin("app")}/app`);
    // Not HANDSHAKE_TIMEOUT: nothing was waited for.
    expect(await initialized(page.mainFrame())).toBe("NOT_IN_CONSOLE");
    await page.close();
  });

  it("rejects ORIGIN_MISMATCH at once for another origin than the console's", async () => {
    world.sites.serve("/app-mismatch", {
      body: appPage(`settings.origin = "https://other.example"; ${initialize.module}`),
    });
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/app-mismatch` });
    expect(await initialized(frame)).toBe("ORIGIN_MISMATCH");
    await console.page.close();
  });
});

describe("bad frames", () => {
  it("refuses a page of another origin than the registered one, and shows it", async () => {
    world.sites.serve("/app-short", { body: appPage(`settings.timeoutMs = 300; ${initialize.module}`) });
    const console = await openConsole(world);
    const frame = await console.mount({
      instanceId: "a",
      url: `${world.sites.origin("app")}/app-short`,
      registeredOrigin: world.sites.origin("another"),
    });
    expect(await initialized(frame)).toBe("HANDSHAKE_TIMEOUT");
    expect(await console.state("a")).toEqual({ state: "FAILED", failure: "ORIGIN_MISMATCH" });
    expect(await console.logged("ORIGIN_MISMATCH")).toHaveLength(1);
    await console.page.close();
  });

  it("refuses a sandboxed page without an origin", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", sandbox: "allow-scripts" });
    await console.waitForState("a", "FAILED", "ORIGIN_MISMATCH");
    expect((await console.logged("ORIGIN_MISMATCH"))[0]).toContain("allow-same-origin");
    await frame.waitForFunction(() => "ready" in window);
    await console.page.close();
  });

  it("answers no window that it did not mount", async () => {
    world.sites.serve("/nested", {
      body: `<!doctype html><script>
        window.answers = 0;
        addEventListener("message", () => window.answers++);
        top.postMessage({ omni: "hello", protocol: 1, context: "app", instanceId: "a", page: "x" }, "*");
      </script>`,
    });
    world.sites.serve("/outer", { body: `<!doctype html><iframe src="/nested"></iframe>` });
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/outer` });
    await vi.waitFor(async () => expect(await console.logged("FOREIGN_WINDOW")).toHaveLength(1), { timeout: 10_000 });
    expect(await frame.childFrames()[0]?.evaluate(() => (window as unknown as { answers: number }).answers)).toBe(0);
    expect((await console.state("a")).state).toBe("LOADING");
    await console.page.close();
  });

  it("counts an app that never initializes as failed", async () => {
    world.sites.serve("/silent", { body: "<!doctype html><p>no script" });
    const console = await openConsole(world, { readyTimeoutMs: 300 });
    await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/silent` });
    await console.waitForState("a", "FAILED", "HANDSHAKE_TIMEOUT");
    await console.page.close();
  });

  it("notices a frame that navigates elsewhere, whether that page speaks or not", async () => {
    const console = await openConsole(world, { readyTimeoutMs: 500 });
    const speaking = await console.mount({ instanceId: "a" });
    const silent = await console.mount({ instanceId: "b" });
    await Promise.all([initialized(speaking), initialized(silent)]);
    await speaking.goto(`${world.sites.origin("elsewhere")}/app?origin=${world.sites.origin()}`);
    await silent.goto(`${world.sites.origin("elsewhere")}/omniapp/sdk/ameyo-sdk.js`);
    await console.waitForState("a", "FAILED", "ORIGIN_MISMATCH");
    await console.waitForState("b", "FAILED", "HANDSHAKE_TIMEOUT");
    await console.page.close();
  });

  it("settles every call of a flood, and answers the other apps", async () => {
    const console = await openConsole(world, { callsPerSecond: 50, callBurst: 100 });
    const flooding = await console.mount({ instanceId: "a" });
    const quiet = await console.mount({ instanceId: "b" });
    await Promise.all([initialized(flooding), initialized(quiet)]);
    const flood = flooding.evaluate(async () => {
      const calls = Array.from({ length: 3_000 }, async () => window.outcome(window.sdk.app!.getContext!()));
      const codes: Record<string, number> = {};
      for (const { code = "ok" } of await Promise.all(calls)) codes[code] = (codes[code] ?? 0) + 1;
      return codes;
    });
    expect(await quiet.evaluate(async () => window.sdk.app!.getContext!())).toMatchObject({ instanceId: "b" });
    const { ok = 0, RATE_LIMITED = 0, ...rest } = await flood;
    expect(ok + RATE_LIMITED).toBe(3_000);
    expect(ok).toBeLessThan(300);
    expect(rest).toEqual({});
    await console.page.close();
  });

  it("refuses an oversized payload and stays open", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a" });
    await initialized(frame);
    const outcome = await frame.evaluate(async () =>
      window.outcome(window.sdk.app!.publish!({ topic: "t", data: "x".repeat(300_000) })),
    );
    expect(outcome).toMatchObject({ code: "PAYLOAD_TOO_LARGE", details: { limitBytes: 262_144 } });
    expect(await frame.evaluate(async () => window.sdk.app!.getContext!())).toBeTruthy();
    await console.page.close();
  });

  it("says what is wrong with an unknown event, an unknown method and an argument", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a", permissions: ["interaction.read"] });
    await initialized(frame);
    const outcomes = await frame.evaluate(async () => {
      const { interaction, session } = window.sdk;
      const calls = [
        interaction!.register!("interactionConected", () => {}),
        interaction!.holdInteracton!({ interactionId: "i" }),
        interaction!.getInteraction!({ interactionId: 7 }),
        interaction!.getInteraction!(() => {}),
        session!.logout!(),
      ];
      return Promise.all(calls.map(async (call) => window.outcome(call)));
    });
    expect(outcomes).toMatchObject([
      { code: "UNKNOWN_EVENT", details: { nearest: "interactionConnected" } },
      { code: "UNKNOWN_METHOD", details: { nearest: "interaction.holdInteraction" } },
      { code: "INVALID_ARGUMENT", details: { path: "argument.interactionId", got: "7" } },
      { code: "INVALID_ARGUMENT" },
      { code: "PERMISSION_DENIED", details: { permission: "session.write" } },
    ]);
    await console.page.close();
  });
});

describe("living frames", () => {
  it("calls every callback though one throws, and logs it", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a" });
    await initialized(frame);
    await frame.evaluate(async () => {
      const { session } = window.sdk;
      await session!.register!("themeChanged", () => {
        throw new TypeError("the app's own mistake");
      });
      await session!.register!("themeChanged", (payload: unknown) => window.seen.push(payload));
    });
    await console.page.evaluate((event) => window.bridge.raise(event), theme("dark"));
    await frame.waitForFunction(() => window.seen.length === 1);
    await vi.waitFor(async () => expect(await console.logged("CALLBACK_THREW")).toHaveLength(1), { timeout: 10_000 });
    expect((await console.logged("CALLBACK_THREW"))[0]).toContain("themeChanged: TypeError: the app's own mistake");
    await console.page.close();
  });

  it("is ready again after a reload: identity kept, registrations new, state replayed, nothing twice", async () => {
    world.sites.serve("/app-replay", {
      body: appPage(`
        const m = await import(url);
        window.sdk = await m.initialize(settings);
        await window.sdk.session.register("themeChanged", (payload) => window.seen.push(payload), { replay: true });`),
    });
    const console = await openConsole(world);
    await console.page.evaluate((events) => window.bridge.setPast(events), [theme("light")]);
    const frame = await console.mount({ instanceId: "a", url: `${world.sites.origin("app")}/app-replay` });
    const seen = async () =>
      frame.evaluate(() => window.seen as { theme: string; sequence: number; replayed?: boolean }[]);
    await initialized(frame);
    await console.page.evaluate((event) => window.bridge.raise(event), theme("dark"));
    await frame.waitForFunction(() => window.seen.length === 2);
    expect(await seen()).toEqual([
      { eventTime: 1, theme: "light", sequence: 1, replayed: true },
      { eventTime: 1, theme: "dark", sequence: 2 },
    ]);
    await console.page.evaluate((events) => window.bridge.setPast(events), [theme("dark")]);
    for (const sequence of [3, 4]) {
      await frame.evaluate(() => location.reload());
      await frame.waitForFunction(
        (wanted) => window.seen?.some((payload) => (payload as { sequence: number }).sequence === wanted),
        sequence,
      );
      expect(await seen()).toEqual([{ eventTime: 1, theme: "dark", sequence, replayed: true }]);
    }
    await console.waitForState("a", "READY");
    await console.page.close();
  });

  it("aborts in the console what an app's page no longer waits for", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a" });
    await initialized(frame);
    const outcome = await frame.evaluate(async () => {
      const abort = new AbortController();
      const call = window.outcome(window.sdk.session!.getExtension!({ signal: abort.signal }));
      const late = window.outcome(window.sdk.session!.getExtension!({ timeoutMs: 100 }));
      abort.abort();
      return [(await call).code, (await late).code];
    });
    expect(outcome).toEqual(["ABORTED", "TIMEOUT"]);
    await vi.waitFor(
      async () => expect(await console.page.evaluate(() => window.bridge.calls().aborted)).toHaveLength(2),
      { timeout: 10_000 },
    );
    await frame.evaluate(() => void window.sdk.session!.getExtension!());
    await vi.waitFor(
      async () => expect(await console.page.evaluate(() => window.bridge.calls().called)).toHaveLength(3),
      { timeout: 10_000 },
    );
    await frame.evaluate(() => location.reload());
    await vi.waitFor(
      async () => expect(await console.page.evaluate(() => window.bridge.calls().aborted)).toHaveLength(3),
      { timeout: 10_000 },
    );
    await console.page.close();
  });

  it("rejects what is pending with HOST_GONE on unmount", async () => {
    const console = await openConsole(world);
    const frame = await console.mount({ instanceId: "a" });
    await initialized(frame);
    const pending = frame.evaluate(async () => window.outcome(window.sdk.session!.getExtension!()));
    await vi.waitFor(
      async () => expect(await console.page.evaluate(() => window.bridge.calls().called)).toHaveLength(1),
      { timeout: 10_000 },
    );
    await console.page.evaluate(() => window.bridge.remove("a"));
    expect((await pending).code).toBe("HOST_GONE");
    expect((await frame.evaluate(async () => window.outcome(window.sdk.app!.getContext!()))).code).toBe("HOST_GONE");
    await console.page.close();
  });

  it("leaves no port behind after mounting and unmounting many times", async () => {
    const console = await openConsole(world);
    const session = await console.page.context().newCDPSession(console.page);
    const countPorts = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { result } = await session.send("Runtime.evaluate", { expression: "MessagePort.prototype" });
      const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId ?? "" });
      const { result: count } = await session.send("Runtime.callFunctionOn", {
        objectId: objects.objectId ?? "",
        functionDeclaration: "function () { return this.length; }",
      });
      await session.send("Runtime.releaseObject", { objectId: objects.objectId ?? "" });
      return count.value as number;
    };
    for (let round = 0; round < 10; round++) {
      const frame = await console.mount({ instanceId: "a" });
      expect(await initialized(frame)).toBeNull();
      await console.page.evaluate(() => {
        window.bridge.remove("a");
        document.querySelector("iframe")?.remove();
      });
    }
    await vi.waitFor(async () => expect(await countPorts()).toBe(0), { timeout: 10_000 });
    await console.page.close();
  });
});
