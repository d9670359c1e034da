import type {
  CallOptions,
  EventName,
  EventPayloads,
  InteractionEventName,
  MethodName,
  SdkNamespaces,
  SessionEventName,
} from "@omni/contract";
import {
  createCaller,
  OmniError,
  type BatchEntry,
  type Caller,
  type EventMessage,
  type HostMessage,
  type TransportHandlers,
  type Welcome,
} from "@omni/wire";
import { connect, type AppPage, type Connection } from "./connect.ts";
import { createFaults, watchPage } from "./faults.ts";
import { checkInitializeOptions, type InitializeOptions } from "./initialize-options.ts";
import { createMethod, createNamespace } from "./namespace-proxy.ts";
import { showToolbar } from "./show-toolbar.ts";
import { createSubscriptions, topicKey, type Callback, type Subscriptions } from "./subscriptions.ts";

/** Ends a registration. Resolves also when the console is gone: nothing is called any more either way. */
export type Disposer = () => Promise<void>;

export interface RegisterOptions {
  /** First delivers the last event of this name for each live interaction, marked `replayed: true`. */
  replay?: boolean;
}

export interface EventRegistry<Name extends EventName> {
  /**
   * Resolves once the console has accepted. Rejects with UNKNOWN_EVENT (`details.nearest`), PERMISSION_DENIED,
   * NOT_SUPPORTED, NOT_INITIALIZED.
   */
  register<N extends Name>(
    eventName: N,
    callback: (payload: EventPayloads[N]) => unknown,
    options?: RegisterOptions,
  ): Promise<Disposer>;
  unregister<N extends Name>(eventName: N, callback: (payload: EventPayloads[N]) => unknown): Promise<void>;
}

export type TopicCallback = (data: unknown, from: { appId: string; instanceId: string }) => unknown;

/** The instance that `initialize` resolves with. */
export interface Sdk extends Omit<SdkNamespaces, "session" | "interaction" | "app"> {
  /**
   * Connects this page to its console. A second call with the same arguments resolves with the same instance. Rejects with
   * NOT_IN_CONSOLE, ORIGIN_MISMATCH, HANDSHAKE_TIMEOUT, ALREADY_INITIALIZED, VERSION_UNSUPPORTED, INVALID_ARGUMENT.
   */
  readonly initialize: (options: InitializeOptions) => Promise<Sdk>;
  /** The events this console offers. Throws NOT_INITIALIZED, as do the next two. */
  readonly events: () => readonly EventName[];
  readonly methods: () => readonly MethodName[];
  /** Whether this console offers an event (`showCrm`), a method (`session.login`) or a capability (`voice`). */
  readonly supports: (name: string) => boolean;
  session: SdkNamespaces["session"] & EventRegistry<SessionEventName>;
  interaction: SdkNamespaces["interaction"] & EventRegistry<InteractionEventName>;
  app: SdkNamespaces["app"] & {
    /** Follows what other apps publish on a topic. Resolves with a disposer; rejects like a method. */
    subscribe(topic: string, callback: TopicCallback): Promise<Disposer>;
  };
}

interface FollowMethods {
  begin: string;
  end: string;
  argument: object;
}

interface Line {
  caller: Caller;
  subscriptions: Subscriptions;
  welcome: Welcome;
}

/** Makes an SDK for one page. Apps use the page's own `sdk`; tests make one for each page they pretend. */
export function createSdk(page: AppPage): Sdk {
  let started: { key: string; instance: Promise<Sdk> } | null = null;
  let line: Line | null = null;

  async function initialize(options: InitializeOptions): Promise<Sdk> {
    const checked = checkInitializeOptions(options);
    const key = JSON.stringify([checked.context, checked.origin, checked.instanceId]);
    if (started !== null && started.key !== key) {
      throw new OmniError("ALREADY_INITIALIZED", "initialize was called before with other arguments.");
    }
    started ??= { key, instance: start(checked) };
    return started.instance;
  }

  async function start(options: Required<InitializeOptions>): Promise<Sdk> {
    try {
      if (options.context === "crm") await showToolbar(page, options);
      const connecting = connect(page, options);
      const opening = createLine(options.context === "app" ? page : {}, () => {
        started = null;
      });
      const connection = await connecting;
      line = opening(connection);
      // A page that is left tells its host at once; the browser may take a while to.
      page.addEventListener?.("pagehide", (event: PageTransitionEvent) => {
        if (!event.persisted) connection.transport.close();
      });
      return sdk;
    } catch (error) {
      started = null;
      throw error;
    }
  }

  const demand = (what: string): Line => {
    if (line !== null) return line;
    throw notInitialized(what);
  };

  const invoke = (method: string, args: readonly unknown[]): Promise<unknown> => {
    if (line === null) return Promise.reject(notInitialized(method));
    const [argument, options] = args.length === 1 && isCallOptions(args[0]) ? [undefined, args[0]] : args;
    return line.caller.call(method, argument, options as CallOptions | undefined);
  };

  /** Asks the host to follow a name, and calls back once it has accepted. */
  async function follow(
    { begin, end, argument }: FollowMethods,
    key: string,
    callback: Callback,
    options?: RegisterOptions,
  ): Promise<Disposer> {
    const { caller, subscriptions } = demand(begin);
    if (typeof callback !== "function") {
      throw new OmniError("INVALID_ARGUMENT", `${begin}: the callback must be a function.`, {
        details: { path: "callback", expected: "a function", got: typeof callback },
      });
    }
    let remove = (): boolean => false;
    await caller.call(begin, { ...argument, ...options }, undefined, (replayed) => {
      // Here rather than after the await: events behind this reply in the same batch must find the callback.
      remove = subscriptions.add(key, callback);
      for (const { payload } of parseEntries<EventMessage>(replayed)) subscriptions.invoke(key, callback, payload);
    });
    return (): Promise<void> => unfollow(caller, end, argument, remove);
  }

  const registryOf = (group: "session" | "interaction") => ({
    register: (name: string, callback: Callback, options?: RegisterOptions) =>
      follow({ begin: "register", end: "unregister", argument: { group, name } }, name, callback, options),
    async unregister(name: string, callback: Callback) {
      const { caller, subscriptions } = demand("unregister");
      const remove = subscriptions.find(name, callback);
      if (remove !== undefined) await unfollow(caller, "unregister", { group, name }, remove);
    },
  });

  const namespace = (path: string, own: object) =>
    createNamespace(own, (key) => createMethod(`${path}.${key}`, invoke));
  const offered = (asked: string): Welcome => demand(asked).welcome;

  const sdk = createNamespace<object>(
    {
      initialize,
      events: () => offered("events").events.split(" "),
      methods: () => offered("methods").methods.split(" "),
      supports(name: string) {
        const { events, methods, capabilities } = offered("supports");
        return [...`${events} ${methods}`.split(" "), ...capabilities].includes(name);
      },
      session: namespace("session", registryOf("session")),
      interaction: namespace("interaction", registryOf("interaction")),
      app: namespace("app", {
        subscribe: (topic: string, callback: Callback) =>
          follow({ begin: "app.subscribe", end: "app.unsubscribe", argument: { topic } }, topicKey(topic), callback),
      }),
    },
    (path) => namespace(path, {}),
    // The members that are made on first use are typed by the contract, not by this object.
  ) as Sdk;
  return sdk;
}

/** Prepares a line while the host answers; the result opens it. What goes wrong in `page` is told to the host. */
function createLine(page: AppPage, onGone: () => void): (connection: Connection) => Line {
  let transport: Connection["transport"];
  const faults = createFaults((fault) => transport.send(fault));
  const subscriptions = createSubscriptions(faults.ofCallback);
  const caller = createCaller((message) => transport.send(message));
  const handlers: TransportHandlers<HostMessage> = {
    onMessage(message) {
      if (message.kind === "reply") caller.settle(message);
      else if (message.kind === "ping") transport.send({ kind: "pong", id: message.id });
      else parseEntries<BatchEntry>(message.entries).forEach(subscriptions.deliver);
    },
    onClose() {
      caller.close(
        new OmniError("HOST_GONE", "The console closed this app's connection. Reload the page to connect again."),
      );
      onGone();
    },
  };
  return (connection) => {
    ({ transport } = connection);
    transport.start(handlers);
    watchPage(page, faults);
    return { caller, subscriptions, welcome: connection.welcome };
  };
}

const parseEntries = <Entry>(entries: unknown): Entry[] => (typeof entries === "string" ? JSON.parse(entries) : []);

async function unfollow(caller: Caller, method: string, argument: object, remove: () => boolean): Promise<void> {
  if (!remove()) return;
  try {
    await caller.call(method, argument);
  } catch {
    // The callback is gone already; a host that did not hear of it sends events that nobody gets.
  }
}

const notInitialized = (what: string): OmniError =>
  new OmniError("NOT_INITIALIZED", `${what} was called before initialize resolved. Await initialize first.`);

/** No method of the contract takes an argument of only these keys, so a lone one is meant as options. */
function isCallOptions(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === "timeoutMs" || key === "signal");
}
