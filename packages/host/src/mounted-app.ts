import { contractVersion, events, type ErrorCode, type MethodResults, type Permission } from "@omni/contract";
import {
  OmniError,
  toWireError,
  wireProtocol,
  type Hello,
  type Refusal,
  type SessionSnapshot,
  type Welcome,
} from "@omni/wire";
import { createAppPort, type AppPort } from "./app-port.ts";
import type { AppRecord } from "./app-record.ts";
import type { PlatformEvent } from "./platform.ts";
import type { PreparedEvent } from "./prepared-event.ts";

/** `LOADING`: no page has initialized yet, or the frame loads another. `GONE`: unmounted. */
export type AppState = "LOADING" | "READY" | "FAILED" | "GONE";

/** Why an app is FAILED. It becomes READY as soon as a page of the app's origin initializes. */
export interface AppFailure {
  code: ErrorCode;
  message: string;
}

/** The iframe, or whatever else holds the app's window: a toolbar gives its parent. */
export interface AppFrame {
  readonly contentWindow: unknown;
}

/** Where the app runs, for app.getContext. Read on every call, so its members may be getters. */
export type AppContext = Omit<MethodResults["app.getContext"], "appId" | "instanceId" | "permissions">;

export interface HostedApp {
  appId: string;
  /** The exact origin that the app is registered with. */
  origin: string;
  permissions: readonly Permission[];
  context?: Partial<AppContext>;
  /** For configuration.getAppSettings; without secrets. */
  settings?: Readonly<Record<string, unknown>>;
}

export interface MountedApp {
  readonly appId: string;
  readonly instanceId: string;
  readonly state: AppState;
  /** Not null exactly when the state is FAILED. */
  readonly failure: AppFailure | null;
  /** Returns its own undo. */
  onStateChange(listener: (state: AppState, failure: AppFailure | null) => void): () => void;
  /** Delivers an event to this app alone, such as visibilityChanged; dropped when the app did not register for it. */
  deliver(event: PlatformEvent): void;
  /** Closes the line: the app's pending calls reject with HOST_GONE. A second call does nothing. */
  unmount(): void;
}

/** A mounted app as its host handles it. */
export interface MountedFrame extends MountedApp {
  readonly frame: AppFrame;
  readonly port: AppPort | null;
  receiveHello(hello: Hello, source: Pick<Window, "postMessage">, origin: string): void;
}

export interface MountOptions {
  frame: AppFrame;
  app: AppRecord;
  prepare: (event: PlatformEvent) => PreparedEvent;
  onUnmount: () => void;
}

export function createMountedApp({ frame, app, prepare, onUnmount }: MountOptions): MountedFrame {
  const listeners = new Set<(state: AppState, failure: AppFailure | null) => void>();
  let state: AppState = "LOADING";
  let failure: AppFailure | null = null;
  let port: AppPort | null = null;
  let page: string | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const setState = (next: AppState, why: AppFailure | null = null): void => {
    if (state === "GONE") return;
    clearTimeout(deadline);
    if (next === "LOADING") deadline = setTimeout(giveUp, app.limits.readyTimeoutMs);
    if (why !== null) app.log.writeSeldom("error", why.code, why.message);
    const changed = next !== state || why?.code !== failure?.code;
    state = next;
    failure = why;
    if (changed) for (const listener of listeners) listener(state, failure);
  };
  const fail = (code: ErrorCode, message: string): void => setState("FAILED", { code, message });
  const giveUp = (): void =>
    fail("HANDSHAKE_TIMEOUT", `The app did not call initialize within ${app.limits.readyTimeoutMs / 1_000} s.`);

  const closePort = (): void => {
    const old = port;
    port = null;
    old?.close();
  };

  const open = (hello: Hello, source: Pick<Window, "postMessage">): void => {
    closePort();
    page = hello.page;
    const { port1, port2 } = new MessageChannel();
    // First, so that this side opens its port while the welcome travels.
    source.postMessage(createWelcome(app), app.origin, [port2]);
    const opened = createAppPort(app, port1, () => {
      // Not when a newer page has taken over: then this one was closed from here.
      if (port === opened) {
        port = null;
        setState("LOADING");
      }
    });
    port = opened;
    setState("READY");
  };

  setState("LOADING");
  return {
    frame,
    appId: app.appId,
    instanceId: app.instanceId,
    get state() {
      return state;
    },
    get failure() {
      return failure;
    },
    get port() {
      return port;
    },
    onStateChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    deliver: (event) => port?.offer(prepare(event)),
    receiveHello(hello, source, origin) {
      if (origin !== app.origin) {
        // Nothing is answered: whoever runs there now is not the app.
        closePort();
        fail("ORIGIN_MISMATCH", describeOrigin(origin, app.origin));
      } else if (hello.protocol !== wireProtocol) {
        const error = new OmniError("VERSION_UNSUPPORTED", `This console speaks protocol ${wireProtocol}.`, {
          details: { expected: wireProtocol, got: hello.protocol },
        });
        const refusal: Refusal = { omni: "refusal", error: toWireError(error, () => {}) };
        source.postMessage(refusal, origin);
        fail(error.code, `The app's SDK speaks protocol ${String(hello.protocol)}, this console ${wireProtocol}.`);
      } else if (port !== null && hello.page === page) {
        // A repeated hello that crossed the welcome on its way.
      } else if (app.takeToken() === 0) {
        open(hello, source);
      }
    },
    unmount() {
      if (state === "GONE") return;
      setState("GONE");
      closePort();
      listeners.clear();
      onUnmount();
    },
  };
}

function createWelcome(app: AppRecord): Welcome {
  return {
    omni: "welcome",
    protocol: wireProtocol,
    contractVersion,
    capabilities: app.platform.capabilities,
    permissions: app.permissions,
    events: app.offer.eventNames().join(" "),
    methods: app.offer.methodNames().join(" "),
    session: readSession(app),
  };
}

function readSession(app: AppRecord): SessionSnapshot | null {
  if (!app.may(events.loginStatusChanged)) return null;
  const last = app.platform.replay("loginStatusChanged").at(-1)?.payload as SessionSnapshot | undefined;
  return last === undefined ? null : { status: last.status, userId: last.userId, userName: last.userName };
}

const describeOrigin = (actual: string, registered: string): string =>
  actual === "null"
    ? "The frame has an opaque origin: its sandbox needs allow-same-origin, and the app an address of its own."
    : `A page of ${actual} said hello, but the app is registered with ${registered}. Did the frame navigate elsewhere?`;
