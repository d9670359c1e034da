import { contractVersion, methodNames, methods, type JsonSchema } from "@omni/contract";
import { OmniError, type BatchEntry } from "@omni/wire";
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, onTestFinished, vi } from "vitest";
import { consoleOrigin, createPretendHost, requests } from "./host.fakes.ts";
import { createSdk, type Sdk } from "./sdk.ts";
import { sdkVersion } from "./sdk-version.ts";

const options = { context: "app", origin: consoleOrigin, instanceId: "ameyoIframe" } as const;

function open() {
  const host = createPretendHost();
  onTestFinished(() => host.close());
  return { host, sdk: createSdk(host.page) };
}

async function connected() {
  const { host, sdk } = open();
  return { host, sdk: await sdk.initialize(options) };
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as OmniError,
  );
const theme = (sequence: number): BatchEntry => ({ name: "themeChanged", payload: { sequence, theme: "dark" } });

let reported: unknown[] = [];
beforeEach(() => {
  reported = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("initialize", () => {
  it("says hello to the parent at the exact origin and resolves with the instance", async () => {
    const { host, sdk } = open();
    const instance = await sdk.initialize(options);
    expect(host.hellos).toEqual([
      {
        targetOrigin: consoleOrigin,
        hello: {
          omni: "hello",
          protocol: 1,
          context: "app",
          instanceId: "ameyoIframe",
          sdkVersion,
          page: expect.any(String),
          heartbeat: true,
        },
      },
    ]);
    await expect(instance.session.logout()).resolves.toBeNull();
    expect(host.listeners()).toBe(0);
  });

  it("accepts an origin with a trailing slash", async () => {
    const { host, sdk } = open();
    await sdk.initialize({ ...options, origin: `${consoleOrigin}/` });
    expect(host.hellos[0]?.targetOrigin).toBe(consoleOrigin);
  });

  it("connects once: the same arguments give the same instance, also at the same time", async () => {
    const { host, sdk } = open();
    const [a, b] = await Promise.all([sdk.initialize(options), sdk.initialize({ ...options })]);
    expect(await sdk.initialize(options)).toBe(a);
    expect(b).toBe(a);
    expect(host.hellos).toHaveLength(1);
  });

  it("rejects ALREADY_INITIALIZED for other arguments", async () => {
    const { sdk } = await connected();
    expect(await failure(sdk.initialize({ ...options, instanceId: "other" }))).toMatchObject({
      code: "ALREADY_INITIALIZED",
    });
  });

  it("rejects NOT_IN_CONSOLE at once outside a frame", async () => {
    const page: { parent?: unknown } = {};
    page.parent = page;
    for (const alone of [page, {}]) {
      expect(await failure(createSdk(alone).initialize(options))).toMatchObject({ code: "NOT_IN_CONSOLE" });
    }
  });

  it("rejects ORIGIN_MISMATCH at once where the browser tells the parent's origin", async () => {
    const { host, sdk } = open();
    expect(await failure(sdk.initialize({ ...options, origin: "https://other.example" }))).toMatchObject({
      code: "ORIGIN_MISMATCH",
      details: { expected: consoleOrigin, got: "https://other.example" },
    });
    expect(host.hellos).toEqual([]);
  });

  it.each([
    [{ ...options, origin: undefined }, "origin"],
    [{ ...options, origin: "console.example" }, "origin"],
    [{ ...options, origin: "file:///x" }, "origin"],
    [{ ...options, context: "widget" }, "context"],
    [{ ...options, instanceId: "" }, "instanceId"],
    [undefined, "context"],
  ])("rejects INVALID_ARGUMENT for %j", async (given, path) => {
    const { sdk } = open();
    expect(await failure(sdk.initialize(given as never))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path },
    });
  });

  it("repeats its hello with back-off, then rejects HANDSHAKE_TIMEOUT, and may be tried again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { host, sdk } = open();
    host.answering = false;
    const call = failure(sdk.initialize(options));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.hellos).toHaveLength(5);
    expect(new Set(host.hellos.map(({ hello }) => hello.page)).size).toBe(1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(await call).toMatchObject({ code: "HANDSHAKE_TIMEOUT", retryable: true });
    expect([vi.getTimerCount(), host.listeners()]).toEqual([0, 0]);
    host.answering = true;
    await expect(sdk.initialize(options)).resolves.toBe(sdk);
  });

  it("hears only the console's window at the console's origin", async () => {
    const { host, sdk } = open();
    host.answering = false;
    const call = sdk.initialize(options);
    const welcome = { omni: "welcome", protocol: 1, events: "", methods: "", capabilities: ["chat"] };
    const { port1 } = new MessageChannel();
    onTestFinished(() => port1.close());
    host.post(welcome, { source: {}, ports: [port1] });
    host.post(welcome, { origin: "https://evil.example", ports: [port1] });
    host.post(welcome);
    host.post(null);
    expect(await Promise.race([call, Promise.resolve("waiting")])).toBe("waiting");
    host.welcome();
    expect((await call).supports("chat")).toBe(false);
  });

  it("rejects with what the console refuses with", async () => {
    const { host, sdk } = open();
    host.answering = false;
    const call = failure(sdk.initialize(options));
    host.refuse({ omni: "refusal", error: { code: "VERSION_UNSUPPORTED", message: "protocol 2 only" } });
    expect(await call).toMatchObject({ code: "VERSION_UNSUPPORTED", message: "protocol 2 only" });
  });

  it("rejects VERSION_UNSUPPORTED when the console speaks another protocol", async () => {
    const { host, sdk } = open();
    host.answering = false;
    const call = failure(sdk.initialize(options));
    host.welcome({ protocol: 2 });
    expect(await call).toMatchObject({ code: "VERSION_UNSUPPORTED" });
  });

  it("finds the toolbar's frame by its id in a page with context crm", async () => {
    const { host, sdk } = open();
    await sdk.initialize({ ...options, context: "crm" });
    expect(host.hellos[0]?.hello.context).toBe("crm");
    const other = createSdk(host.page);
    expect(await failure(other.initialize({ ...options, context: "crm", instanceId: "none" }))).toMatchObject({
      code: "NOT_IN_CONSOLE",
    });
  });

  it("follows the contract's version", () => {
    expect(sdkVersion).toBe(contractVersion);
  });
});

describe("calls", () => {
  it("rejects everything with NOT_INITIALIZED before initialize resolves", async () => {
    const { sdk } = open();
    const pending = sdk.initialize(options);
    const calls = [
      sdk.session.getCurrentUser(),
      sdk.app.storage.get({ key: "k" }),
      sdk.interaction.register("showCrm", () => {}),
      sdk.interaction.unregister("showCrm", () => {}),
      sdk.app.subscribe("t", () => {}),
    ];
    for (const ask of [sdk.events, sdk.methods, () => sdk.supports("voice")]) {
      expect(ask).toThrow(expect.objectContaining({ code: "NOT_INITIALIZED" }));
    }
    for (const call of calls) expect(await failure(call)).toMatchObject({ code: "NOT_INITIALIZED" });
    await pending;
  });

  it("reaches any namespace and nested names, also ones it has never heard of", async () => {
    const { host, sdk } = await connected();
    await sdk.session.login({ username: "a", password: "b" });
    await sdk.app.storage.set({ key: "k", value: 1 });
    const later = sdk as unknown as Record<string, Record<string, (value: unknown) => Promise<unknown>>>;
    await later.workforce?.getShifts?.({ day: 1 });
    expect(requests(host.received)).toEqual([
      ["session.login", { username: "a", password: "b" }],
      ["app.storage.set", { key: "k", value: 1 }],
      ["workforce.getShifts", { day: 1 }],
    ]);
  });

  it("works however it is called: by name, by apply, detached", async () => {
    const { host, sdk } = await connected();
    const { getCurrentUser } = sdk.session;
    await getCurrentUser();
    await sdk.session.getCurrentUser.apply(null, []);
    await sdk["session"]["getCurrentUser"].bind(null)();
    expect(requests(host.received)).toEqual(Array.from({ length: 3 }, () => ["session.getCurrentUser", undefined]));
    expect(sdk.session.getCurrentUser).toBe(getCurrentUser);
    expect(sdk.session).toBe(sdk.session);
  });

  it("is no thenable, and nothing that a framework probes for calls the console", async () => {
    const { host, sdk } = await connected();
    expect(await Promise.resolve(sdk)).toBe(sdk);
    expect(await Promise.resolve(sdk.app.storage)).toBe(sdk.app.storage);
    for (const part of [sdk, sdk.session, sdk.session.login, sdk.app.storage] as unknown as Record<string, unknown>[]) {
      for (const probe of ["then", "toJSON", "$$typeof", "__v_raw", "_isVue"]) expect(part[probe]).toBeUndefined();
      expect(() => JSON.stringify(part)).not.toThrow();
      expect(() => (part as { toString(): string }).toString()).not.toThrow();
    }
    expect(typeof sdk).toBe("object");
    expect(host.received).toEqual([]);
  });

  it("takes options as last argument, also of a method without an argument", async () => {
    const { host, sdk } = await connected();
    host.answer = () => new Promise(() => {});
    const abort = new AbortController();
    const calls = [
      sdk.session.getCurrentUser({ timeoutMs: 5 }),
      sdk.interaction.getInteraction({ interactionId: "i" }, { timeoutMs: 5 }),
      sdk.session.logout({ signal: abort.signal }),
    ].map(failure);
    abort.abort();
    expect((await Promise.all(calls)).map((error) => error?.code)).toEqual(["TIMEOUT", "TIMEOUT", "ABORTED"]);
    expect(requests(host.received)).toEqual([
      ["session.getCurrentUser", undefined],
      ["interaction.getInteraction", { interactionId: "i" }],
      ["session.logout", undefined],
    ]);
  });

  it("has no method whose argument could be taken for options, or whose name a function already has", () => {
    for (const name of methodNames) {
      const schema: JsonSchema = methods[name].parameters ?? {};
      for (const key of Object.keys(schema.properties ?? {})) expect(["timeoutMs", "signal"]).not.toContain(key);
      for (const part of name.split(".")) expect(part in (() => {})).toBe(false);
    }
  });

  it("rejects with the console's error", async () => {
    const { host, sdk } = await connected();
    host.answer = () => {
      throw new OmniError("INVALID_CREDENTIALS", "User name or password is wrong.");
    };
    const error = await failure(sdk.session.login({ username: "a", password: "b" }));
    expect(OmniError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "INVALID_CREDENTIALS", retryable: false });
  });

  it("rejects what is pending and what follows with HOST_GONE, and can connect again", async () => {
    const { host, sdk } = await connected();
    host.answer = () => new Promise(() => {});
    const pending = failure(sdk.session.logout());
    host.close();
    expect(await pending).toMatchObject({ code: "HOST_GONE" });
    expect(await failure(sdk.session.logout())).toMatchObject({ code: "HOST_GONE" });
    host.answer = () => null;
    await sdk.initialize(options);
    await expect(sdk.session.logout()).resolves.toBeNull();
    expect(new Set(host.hellos.map(({ hello }) => hello.page)).size).toBe(2);
  });

  it("tells the console when the page is left", async () => {
    const { host, sdk } = await connected();
    host.leave();
    expect(await failure(sdk.session.logout())).toMatchObject({ code: "HOST_GONE" });
  });

  it("says what the console offers", async () => {
    const { sdk } = await connected();
    expect(sdk.events()).toEqual(["themeChanged", "showCrm"]);
    expect(sdk.methods()).toEqual(["session.logout"]);
    expect(["showCrm", "session.logout", "voice", "interactionHeld", "toString"].map(sdk.supports)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("events", () => {
  it("registers with the console first, then calls back in order", async () => {
    const { host, sdk } = await connected();
    const seen: number[] = [];
    await sdk.session.register("themeChanged", ({ sequence }) => seen.push(sequence));
    expect(requests(host.received)).toEqual([["register", { group: "session", name: "themeChanged" }]]);
    host.raise(theme(1), theme(2), theme(3));
    host.raise(theme(4));
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4]), { timeout: 10_000 });
  });

  it("does not call back when the console rejects", async () => {
    const { host, sdk } = await connected();
    host.answer = () => {
      throw new OmniError("UNKNOWN_EVENT", "no", { details: { nearest: "showCrm" } });
    };
    const callback = vi.fn();
    expect(await failure(sdk.interaction.register("showCrm", callback))).toMatchObject({
      code: "UNKNOWN_EVENT",
      details: { nearest: "showCrm" },
    });
    host.raise({ name: "showCrm", payload: {} });
    host.answer = () => null;
    await sdk.session.logout();
    expect(callback).not.toHaveBeenCalled();
  });

  it("calls every callback though one throws or rejects, and reports both", async () => {
    const { host, sdk } = await connected();
    const seen: string[] = [];
    await sdk.session.register("themeChanged", () => {
      throw new TypeError("first");
    });
    await sdk.session.register("themeChanged", async () => Promise.reject(new RangeError("second")));
    await sdk.session.register("themeChanged", () => seen.push("third"));
    host.raise(theme(1));
    await vi.waitFor(() => expect(host.received.filter(({ kind }) => kind === "fault")).toHaveLength(2), {
      timeout: 10_000,
    });
    expect(seen).toEqual(["third"]);
    expect(host.received.filter(({ kind }) => kind === "fault")).toEqual([
      { kind: "fault", source: "themeChanged", message: expect.stringContaining("TypeError: first") },
      { kind: "fault", source: "themeChanged", message: expect.stringContaining("RangeError: second") },
    ]);
    expect(reported).toEqual([expect.any(TypeError), expect.any(RangeError)]);
  });

  it("delivers a replay to the new callback alone, before events behind it", async () => {
    const { host, sdk } = await connected();
    const seen: [string, unknown][] = [];
    await sdk.session.register("themeChanged", (payload) => seen.push(["old", payload.sequence]));
    host.answer = () => {
      // Behind the reply on the same port.
      queueMicrotask(() => host.raise(theme(9)));
      return JSON.stringify([theme(7), theme(8)]);
    };
    await sdk.session.register("themeChanged", (payload) => seen.push(["new", payload.sequence]), { replay: true });
    expect(seen.slice(0, 2)).toEqual([
      ["new", 7],
      ["new", 8],
    ]);
    await vi.waitFor(() => expect(seen).toHaveLength(4), { timeout: 10_000 });
    expect(seen.slice(2)).toEqual([
      ["old", 9],
      ["new", 9],
    ]);
  });

  it("stops at once when disposed, also in the middle of an event, and tells the console once", async () => {
    const { host, sdk } = await connected();
    const seen: string[] = [];
    const disposers: (() => Promise<void>)[] = [];
    await sdk.session.register("themeChanged", () => {
      seen.push("first");
      void disposers[0]?.();
    });
    disposers.push(await sdk.session.register("themeChanged", () => seen.push("second")));
    host.raise(theme(1), theme(2));
    await vi.waitFor(() => expect(seen).toEqual(["first", "first"]), { timeout: 10_000 });
    await disposers[0]?.();
    // Answered after everything that was sent before it: a second "unregister" would have arrived by then.
    await sdk.session.getLoginStatus();
    expect(requests(host.received).filter(([method]) => method === "unregister")).toEqual([
      ["unregister", { group: "session", name: "themeChanged" }],
    ]);
  });

  it("unregisters by name and callback; a stranger does nothing", async () => {
    const { host, sdk } = await connected();
    const callback = vi.fn();
    await sdk.interaction.register("showCrm", callback);
    await sdk.interaction.unregister("showCrm", () => {});
    await sdk.interaction.unregister("showCrm", callback);
    await sdk.interaction.unregister("showCrm", callback);
    host.raise({ name: "showCrm", payload: {} });
    await sdk.session.logout();
    expect(callback).not.toHaveBeenCalled();
    expect(requests(host.received).map(([method]) => method)).toEqual(["register", "unregister", "session.logout"]);
  });

  it("disposes without an error when the console is gone", async () => {
    const { host, sdk } = await connected();
    const dispose = await sdk.session.register("themeChanged", () => {});
    host.close();
    await expect(dispose()).resolves.toBeUndefined();
  });

  it("rejects a callback that is no function", async () => {
    const { host, sdk } = await connected();
    expect(await failure(sdk.session.register("themeChanged", undefined as never))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: { path: "callback" },
    });
    expect(host.received).toEqual([]);
  });

  it("follows a topic of other apps until disposed", async () => {
    const { host, sdk } = await connected();
    const seen: unknown[] = [];
    const dispose = await sdk.app.subscribe("themeChanged", (data, from) => seen.push([data, from]));
    const from = { appId: "a", instanceId: "i" };
    host.raise(theme(1), { topic: "themeChanged", data: { x: 1 }, from });
    await vi.waitFor(() => expect(seen).toEqual([[{ x: 1 }, from]]), { timeout: 10_000 });
    await dispose();
    expect(requests(host.received)).toEqual([
      ["app.subscribe", { topic: "themeChanged" }],
      ["app.unsubscribe", { topic: "themeChanged" }],
    ]);
  });
});

it("types callbacks and results by the contract", () => {
  expectTypeOf<Sdk["session"]["getCurrentUser"]>().returns.resolves.toHaveProperty("userId");
  const register = (sdk: Sdk) =>
    sdk.interaction.register("interactionOffered", (payload) => {
      expectTypeOf(payload.offerExpiresAt).toEqualTypeOf<number>();
    });
  // @ts-expect-error a session event has no place under interaction
  const wrongGroup = (sdk: Sdk) => sdk.interaction.register("themeChanged", () => {});
  expect([register, wrongGroup]).toHaveLength(2);
});
