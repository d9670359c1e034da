import type { ErrorCode, MethodResults, Permission } from "@omni/contract";
import { OmniError, toWireError, wireProtocol, type Hello, type Refusal } from "@omni/wire";
import type { AppFigures } from "./app-figures.ts";
import { createAppPort } from "./app-port.ts";
import type { AppPort, AppRecord } from "./app-record.ts";
import { createWelcome } from "./create-welcome.ts";
import { startHeartbeat, type Heartbeat, type HeartbeatRhythm } from "./heartbeat.ts";
import type { PlatformEvent } from "./platform.ts";
import type { PreparedEvent } from "./prepared-event.ts";

/** `LOADING`: no page has initialized yet, or the frame loads another. `GONE`: unmounted. */
export type AppState = "LOADING" | "READY" | "FAILED" | "GONE";

/**
 * Why an app is FAILED. It becomes READY as soon as a page of the app's origin initializes, or a HUNG one answers; a FLOODED
 * app is heard no more until it is mounted anew.
 */
export interface AppFailure {
  code: ErrorCode | "HUNG" | "CRASHED" | "FLOODED";
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
  /** Counts on as long as the app is mounted. */
  readonly figures: Readonly<AppFigures>;
  /** Returns its own undo. */
  onStateChange(listener: (state: AppState, failure: AppFailure | null) => void): () => void;
  /** Delivers an event to this app alone, such as visibilityChanged; dropped when the app did not register for it. */
  deliver(event: PlatformEvent): void;
  /** Whether the agent sees the app: one that is seen and hangs is told sooner. */
  setSeen(seen: boolean): void;
  /** Closes the line: the app's pending calls reject with HOST_GONE. A second call does nothing. */
  unmount(): void;
}

/** A mounted app as its host handles it. */
export interface MountedFrame extends MountedApp {
  readonly frame: AppFrame;
  readonly port: AppPort | null;
  readonly record: AppRecord;
  receiveHello(hello: Hello, source: Pick<Window, "postMessage">, origin: string): void;
  /** Hears nothing more of the app until it is mounted anew. */
  cutOff(): void;
}

export interface MountOptions {
  frame: AppFrame;
  app: AppRecord;
  prepare: (event: PlatformEvent) => PreparedEvent;
  /** Null asks no page for a sign of life. */
  rhythm: HeartbeatRhythm | null;
  onUnmount: () => void;
}

export function createMountedApp({ frame, app, prepare, rhythm, onUnmount }: MountOptions): MountedFrame {
  const listeners = new Set<(state: AppState, failure: AppFailure | null) => void>();
  let state: AppState = "LOADING";
  let failure: AppFailure | null = null;
  let port: AppPort | null = null;
  let page: string | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let heartbeat: Heartbeat | null = null;
  let seen = true;
  let deaf = false;

  const setState = (next: AppState, why: AppFailure | null = null): void => {
    if (state === "GONE") return;
    clearTimeout(deadline);
    if (why !== null) app.log.writeSeldom("error", why.code, why.message);
    const changed = next !== state || why?.code !== failure?.code;
    state = next;
    failure = why;
    if (changed) for (const listener of listeners) listener(state, failure);
  };
  const fail = (code: AppFailure["code"], message: string): void => setState("FAILED", { code, message });
  const giveUp = (): void =>
    fail("HANDSHAKE_TIMEOUT", `The app did not call initialize within ${app.limits.readyTimeoutMs / 1_000} s.`);

  const awaitPage = (): void => {
    setState("LOADING");
    deadline = setTimeout(giveUp, app.limits.readyTimeoutMs);
  };
  const awaitReturn = (): void => {
    setState("LOADING");
    deadline = setTimeout(() => fail("CRASHED", crashed), app.limits.returnTimeoutMs);
  };

  const closePort = (): void => {
    const old = port;
    port = null;
    heartbeat?.stop();
    heartbeat = null;
    old?.close();
  };

  const cutOff = (): void => {
    if (deaf) return;
    deaf = true;
    closePort();
    fail("FLOODED", `The app posted more than ${app.limits.messagesPerSecond} messages a second and was cut off.`);
  };

  const watch = (opened: AppPort, asked: HeartbeatRhythm): Heartbeat =>
    startHeartbeat({
      rhythm: asked,
      isSeen: () => seen,
      ping: opened.ping,
      onSilence(waitedMs) {
        opened.isSilent = true;
        fail("HUNG", `The app has not answered for ${Math.round(waitedMs / 1_000)} s.`);
      },
      onAnswer(roundTripMs) {
        app.figures.lastRoundTripMs = roundTripMs;
        if (!opened.isSilent) return;
        opened.isSilent = false;
        app.log.write("info", "HUNG", "The app answers again.");
        setState("READY");
      },
    });

  const open = (hello: Hello, source: Pick<Window, "postMessage">): void => {
    closePort();
    page = hello.page;
    const { port1, port2 } = new MessageChannel();
    // First, so that this side opens its port while the welcome travels.
    source.postMessage(createWelcome(app), app.origin, [port2]);
    const opened = createAppPort(app, port1, {
      onGone(lost) {
        // Not when a newer page has taken over: then this one was closed from here.
        if (port !== opened) return;
        closePort();
        if (lost) awaitReturn();
        else awaitPage();
      },
      onPong: (id) => heartbeat?.pong(id),
      onFlood: cutOff,
    });
    port = opened;
    if (rhythm !== null && hello.heartbeat === true) heartbeat = watch(opened, rhythm);
    if (hello.instanceId !== app.instanceId) noteName(app, hello.instanceId);
    setState("READY");
  };

  awaitPage();
  return {
    frame,
    appId: app.appId,
    instanceId: app.instanceId,
    figures: app.figures,
    record: app,
    cutOff,
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
      if (deaf) return;
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
    setSeen(next) {
      seen = next;
      heartbeat?.look();
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

const crashed = "The app's page went without a word: its process ended, or it went to a page that does not initialize.";

/** The name that the guide's examples say, and that no frame bears. */
const anyName = "ameyoIframe";

/** Who an app is, is decided by its window and origin alone. */
function noteName(app: AppRecord, claimed: unknown): void {
  if (claimed === anyName) return;
  const name = typeof claimed === "string" ? claimed.slice(0, 128) : typeof claimed;
  app.log.writeSeldom("warn", "INSTANCE_ID", `The page calls itself ${name}; it is ${app.instanceId} all the same.`);
}

const describeOrigin = (actual: string, registered: string): string =>
  actual === "null"
    ? "The frame has an opaque origin: its sandbox needs allow-same-origin, and the app an address of its own."
    : `A page of ${actual} said hello, but the app is registered with ${registered}. Did the frame navigate elsewhere?`;
