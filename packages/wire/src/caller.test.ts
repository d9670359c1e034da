import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAnswerer } from "./answerer.ts";
import { createCaller } from "./caller.ts";
import type { AppMessage, HostMessage, Reply, SdkMessage } from "./envelope.ts";
import { createMemoryPair } from "./memory-transport.ts";
import { OmniError } from "./omni-error.ts";

type Handle = (method: string, argument: unknown, signal: AbortSignal) => unknown;

/** A caller and an answerer on the two ends of a line. */
function connect(handle: Handle) {
  const [app, host] = createMemoryPair<SdkMessage, HostMessage>();
  const seen: AppMessage[] = [];
  const bugs: { error: unknown; correlationId: string; method: string }[] = [];
  const caller = createCaller((message) => app.send(message));
  const answerer = createAnswerer({
    send: (reply) => host.send(reply),
    handle: (request, signal) => handle(request.method, request.argument, signal),
    onBug: (error, correlationId, method) => bugs.push({ error, correlationId, method }),
  });
  host.start({
    onMessage: (message) => {
      seen.push(message);
      if (message.kind === "request") answerer.receive(message);
      if (message.kind === "abort") answerer.abort(message.id);
    },
    onClose: () => answerer.close(),
  });
  app.start({
    onMessage: (message) => message.kind === "reply" && caller.settle(message),
    onClose: () => caller.close(new OmniError("HOST_GONE", "gone")),
  });
  return { caller, answerer, host, seen, bugs };
}

const never: Handle = (_method, _argument, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("request and reply", () => {
  it("answers many calls at once, each with its own result", async () => {
    const { caller } = connect(async (method, argument) => `${method} ${JSON.stringify(argument)}`);
    const results = await Promise.all([caller.call("a", { x: 1 }), caller.call("b"), caller.call("c", [2])]);
    expect(results).toEqual(['a {"x":1}', "b undefined", "c [2]"]);
  });

  it("shows a result to onResult before the call resolves", async () => {
    const { caller } = connect(() => 7);
    const order: string[] = [];
    await caller.call("a", null, {}, (result) => order.push(`onResult ${String(result)}`));
    order.push("resolved");
    expect(order).toEqual(["onResult 7", "resolved"]);
  });

  it("carries an OmniError with code, message, details and correlation id", async () => {
    const { caller } = connect(() => {
      throw new OmniError("RATE_LIMITED", "slow down", { details: { retryAfterMs: 5 }, correlationId: "c-1" });
    });
    const error = await caller.call("a").catch((reason: unknown) => reason);
    expect(OmniError.is(error)).toBe(true);
    expect(error).toMatchObject({
      name: "OmniError",
      code: "RATE_LIMITED",
      message: "slow down",
      retryable: true,
      details: { retryAfterMs: 5 },
      correlationId: "c-1",
    });
  });

  it("hides a bug's text behind INTERNAL and a correlation id", async () => {
    const { caller, bugs } = connect(() => {
      throw new TypeError("password is hunter2");
    });
    const error = await caller.call("session.login").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "INTERNAL", correlationId: bugs[0]?.correlationId });
    expect(JSON.stringify(error) + String(error)).not.toContain("hunter2");
    expect(bugs).toEqual([
      { error: expect.any(TypeError), correlationId: expect.any(String), method: "session.login" },
    ]);
  });

  it("answers INTERNAL when a result cannot be copied", async () => {
    const { caller, bugs } = connect(() => () => {});
    await expect(caller.call("a")).rejects.toMatchObject({ code: "INTERNAL" });
    expect(bugs).toHaveLength(1);
  });

  it("rejects an argument that cannot be copied and sends nothing", async () => {
    const { caller, seen } = connect(() => 1);
    await expect(caller.call("a", { callback: () => {} })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(caller.call("b")).resolves.toBe(1);
    expect(seen.map((message) => "method" in message && message.method)).toEqual(["b"]);
  });

  it("rejects what is pending and every later call once the line is gone", async () => {
    const { caller, host } = connect(never);
    const pending = caller.call("a");
    host.close();
    await expect(pending).rejects.toMatchObject({ code: "HOST_GONE" });
    await expect(caller.call("b")).rejects.toMatchObject({ code: "HOST_GONE" });
  });

  it("ignores a reply that nobody waits for", async () => {
    const { caller } = connect(() => 1);
    const stray: Reply = { kind: "reply", id: 99, result: "x" };
    expect(() => caller.settle(stray)).not.toThrow();
    await expect(caller.call("a")).resolves.toBe(1);
  });

  it("aborts what runs when the answering side closes, and answers nothing more", async () => {
    const signals: AbortSignal[] = [];
    const { caller, answerer, seen } = connect((_method, _argument, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const abort = new AbortController();
    const call = caller.call("a", null, { signal: abort.signal });
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 10_000 });
    answerer.close();
    expect(signals[0]?.aborted).toBe(true);
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("giving up", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => vi.useRealTimers());

  it("rejects TIMEOUT after 10 s by default, and aborts on the other side", async () => {
    const signals: AbortSignal[] = [];
    const { caller } = connect((_method, _argument, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const call = caller.call("slow").catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ code: "TIMEOUT", message: "slow was not answered within 10000 ms." });
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), { timeout: 10_000 });
  });

  it("obeys timeoutMs of the call", async () => {
    const { caller } = connect(never);
    const call = caller.call("slow", null, { timeoutMs: 50 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(50);
    expect(await call).toMatchObject({ code: "TIMEOUT" });
  });

  it("takes a time-out longer than a timer can hold as the longest there is", async () => {
    const { caller } = connect(async () => 1);
    await expect(caller.call("a", null, { timeoutMs: Number.MAX_SAFE_INTEGER })).resolves.toBe(1);
    await expect(caller.call("a", null, { timeoutMs: Number.POSITIVE_INFINITY })).resolves.toBe(1);
  });

  it("rejects ABORTED by the signal, and sends nothing when it was aborted before", async () => {
    const { caller, seen } = connect(never);
    const abort = new AbortController();
    const call = caller.call("a", null, { signal: abort.signal });
    abort.abort("closed the form");
    await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: "closed the form" });
    await expect(caller.call("b", null, { signal: abort.signal })).rejects.toMatchObject({ code: "ABORTED" });
    await vi.waitFor(() => expect(seen.map(({ kind }) => kind)).toEqual(["request", "abort"]), { timeout: 10_000 });
  });

  it("gives each of many calls its own deadline", async () => {
    const { caller } = connect(never);
    const order: number[] = [];
    const calls = [300, 100, 200].map(async (timeoutMs) =>
      caller.call("slow", null, { timeoutMs }).catch(() => order.push(timeoutMs)),
    );
    await vi.advanceTimersByTimeAsync(150);
    expect(order).toEqual([100]);
    await vi.advanceTimersByTimeAsync(150);
    await Promise.all(calls);
    expect(order).toEqual([100, 200, 300]);
  });

  it("leaves no timer behind when it is closed", async () => {
    const { caller } = connect(() => 1);
    await caller.call("a");
    caller.close(new OmniError("HOST_GONE", "gone"));
    expect(vi.getTimerCount()).toBe(0);
  });
});
