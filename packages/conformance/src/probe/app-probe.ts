// Runs in an app's page, in memory or in a browser. Knows the SDK by its types alone: the page loads it from its host.
import type { Sdk } from "@omni/sdk";
import type { CallWishes, FollowHow, Oddity, ProbeAnswer, ProbeError, ProbeOperation } from "./operations.ts";

/** The page's window as much as the probe needs of it. */
export interface ProbePage {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

export interface ProbeOptions {
  page: ProbePage;
  /** The console's origin. */
  origin: string;
  /** `crm` for a page that holds its host in a frame; `app`, unless told. */
  context?: "app" | "crm";
  loadSdk: () => Promise<Sdk>;
  /** What the module of the SDK exports; only a browser has one. */
  loadModule?: () => Promise<Record<string, unknown>>;
}

export interface AppProbe {
  run(operation: ProbeOperation): Promise<ProbeAnswer>;
}

interface Collected {
  items: unknown[];
  wake: () => void;
}

type AnyCallback = (payload: { interactionId: string }) => unknown;
interface Registry {
  register(name: string, callback: AnyCallback, options?: object): Promise<() => Promise<void>>;
  unregister(name: string, callback: AnyCallback): Promise<void>;
}

export function createAppProbe({ page, origin, context = "app", loadSdk, loadModule }: ProbeOptions): AppProbe {
  let sdk: Sdk | null = null;
  let port: MessagePort | null = null;
  const collected = new Map<string, Collected>();
  const followed = new Map<
    string,
    { registry: Registry; name: string; callback: AnyCallback; stop: () => Promise<void> }
  >();

  const of = (key: string): Collected => {
    const found = collected.get(key) ?? { items: [], wake: () => {} };
    collected.set(key, found);
    return found;
  };
  const collect = (key: string, item: unknown): void => {
    of(key).items.push(item);
    of(key).wake();
  };
  const wait = async (key: string, count: number, withinMs = 5_000): Promise<unknown[]> => {
    const { items } = of(key);
    const deadline = Date.now() + withinMs;
    while (items.length < count && Date.now() < deadline) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        of(key).wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return [...items];
  };
  const instance = async (): Promise<Sdk> => (sdk ??= await loadSdk());
  const namespace = async (group: "session" | "interaction"): Promise<Registry> => {
    const registry: unknown = (await instance())[group];
    // The suite also asks for what does not exist: the names' types would be in the way.
    return registry as Registry;
  };

  async function call(method: string, args: readonly unknown[]): Promise<unknown> {
    let target: unknown = await instance();
    let owner: unknown = null;
    for (const part of method.split(".")) {
      owner = target;
      // As a page would write it: sdk[api][methodName](...).
      target = (target as Record<string, unknown>)[part];
    }
    if (typeof target !== "function") throw new Error(`sdk.${method} is no function.`);
    if (method !== "app.subscribe") return target.apply(owner, args);
    // From the SDK it takes a topic and a callback, and resolves with a disposer.
    const { topic } = (args[0] ?? {}) as { topic?: unknown };
    await target.apply(owner, [topic, () => {}]);
    return null;
  }

  const callback =
    (key: string, how: FollowHow): AnyCallback =>
    async (payload) => {
      if (how === "CALL") {
        const { interactionId } = payload;
        return collect(key, await call("interaction.getInteraction", [{ interactionId }]));
      }
      collect(key, payload);
      if (how === "REJECT") throw new Error("The callback rejects");
    };

  async function follow(operation: Extract<ProbeOperation, { do: "follow" }>): Promise<null> {
    const { key, name, group = "interaction", replay, how = "COUNT" } = operation;
    const registry = await namespace(group);
    const count = callback(key, how);
    const throwing: AnyCallback = (payload) => {
      collect(key, payload);
      throw new Error("The callback throws");
    };
    const own = how === "THROW" ? throwing : how === "NO_FUNCTION" ? ("no function" as never) : count;
    const stop = await registry.register(name, own, replay === undefined ? undefined : { replay });
    followed.set(key, { registry, name, callback: own, stop });
    return null;
  }

  async function unfollow(key: string, by: "DISPOSER" | "UNREGISTER"): Promise<null> {
    const found = followed.get(key);
    if (found === undefined) throw new Error(`Nothing is followed as ${key}.`);
    if (by === "DISPOSER") await found.stop();
    else await found.registry.unregister(found.name, found.callback);
    return null;
  }

  async function hello(operation: Extract<ProbeOperation, { do: "hello" }>): Promise<unknown[]> {
    const { changes = {}, times = 1, waitForWelcomes, withinMs } = operation;
    page.addEventListener("message", ({ data, ports }) => {
      if (typeof data?.omni !== "string") return;
      const [given] = ports;
      if (given !== undefined) {
        port = given;
        port.onmessage = (event: MessageEvent) => collect("wire", event.data);
      }
      collect("welcome", { ...data, ports: ports.length });
    });
    const message = {
      omni: "hello",
      protocol: 1,
      context,
      instanceId: "ameyoIframe",
      sdkVersion: "1.0.0",
      page: `${Date.now()}-${Math.random()}`,
      ...changes,
    };
    for (let said = 0; said < times; said++) page.parent.postMessage(message, origin);
    return wait("welcome", waitForWelcomes, withinMs);
  }

  const perform = async (operation: ProbeOperation): Promise<unknown> => {
    switch (operation.do) {
      case "initialize": {
        const own = await instance();
        const { originSuffix = "", options } = operation;
        const given = { context, origin: `${origin}${originSuffix}`, instanceId: "ameyoIframe", ...options };
        return (await own.initialize(given)) === own;
      }
      case "call": {
        const { method, argument, options = {}, count = 1 } = operation;
        const one = async (): Promise<unknown> => call(method, toArguments(argument, options));
        if (count === 1) return one();
        return Promise.all(Array.from({ length: count }, async () => settle(one)));
      }
      case "flood": {
        const flood = async (method: string): Promise<ProbeAnswer> => settle(async () => call(method, []));
        const answers = Array.from({ length: operation.count }, async () => flood("app.getContext"));
        // Between them still more, so that no allowance grows meanwhile.
        const last = operation.methods.map(async (method) => {
          for (let more = 0; more < 5; more++) void flood("app.getContext");
          return flood(method);
        });
        return { answers: await Promise.all(answers), last: await Promise.all(last) };
      }
      case "callOddly":
        return call(operation.method, [odd(operation.oddity)]);
      case "follow":
        return follow(operation);
      case "unfollow":
        return unfollow(operation.key, operation.by);
      case "received":
        return wait(operation.key, operation.count, operation.withinMs);
      case "offered": {
        const own = await instance();
        const supported = operation.supports.map((name) => own.supports(name));
        return { events: own.events(), methods: own.methods(), supported };
      }
      case "subscribe": {
        const { app } = await instance();
        await app.subscribe(operation.topic, (data, from) => collect(operation.key, { data, from }));
        return null;
      }
      case "hello":
        return hello(operation);
      case "post":
        for (const message of operation.messages) port?.postMessage(message);
        return null;
      case "heard":
        return wait("wire", operation.count, operation.withinMs);
      case "moduleForms": {
        const module = (await loadModule?.()) ?? {};
        const forms = [module, module["default"], module["sdk"]] as { initialize?: unknown }[];
        return forms.map((form) => typeof form?.initialize);
      }
    }
  };

  return { run: async (operation) => settle(async () => perform(operation)) };
}

async function settle(act: () => Promise<unknown>): Promise<ProbeAnswer> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error: toProbeError(error) };
  }
}

function toProbeError(error: unknown): ProbeError {
  const given = (typeof error === "object" && error !== null ? error : {}) as Partial<ProbeError>;
  return {
    name: given.name ?? typeof error,
    code: given.code ?? null,
    message: given.message ?? String(error),
    retryable: given.retryable ?? null,
    details: given.details ?? {},
    correlationId: given.correlationId ?? null,
  };
}

function toArguments(argument: unknown, wishes: CallWishes): unknown[] {
  const { timeoutMs, abortAfterMs, abortedBefore = false, alone = false } = wishes;
  const controller = new AbortController();
  if (abortedBefore) controller.abort();
  if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs);
  const hasSignal = abortedBefore || abortAfterMs !== undefined;
  if (timeoutMs === undefined && !hasSignal) return argument === undefined ? [] : [argument];
  const options = { ...(timeoutMs !== undefined && { timeoutMs }), ...(hasSignal && { signal: controller.signal }) };
  return alone ? [options] : [argument, options];
}

function odd(oddity: Oddity): unknown {
  switch (oddity) {
    case "FUNCTION":
      return { key: "odd", value: () => 1 };
    case "INFINITY":
      return { level: "info", message: "odd", data: Number.POSITIVE_INFINITY };
    case "DATE":
      return { level: "info", message: "odd", data: new Date(0) };
    case "CYCLE": {
      const data: Record<string, unknown> = {};
      data["itself"] = data;
      return { level: "info", message: "odd", data };
    }
    case "HUGE":
      return { topic: "x".repeat(300 * 1024) };
    case "DEEP": {
      let data: unknown = 1;
      for (let depth = 0; depth < 100; depth++) data = [data];
      return { level: "info", message: "odd", data };
    }
  }
}
