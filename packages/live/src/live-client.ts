import type { ConnectionState, MethodArguments, MethodName, MethodResults } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type {
  AppRegistration,
  AppReport,
  ClientMessage,
  InboxItem,
  PassingItem,
  ServerMessage,
  Snapshot,
} from "./agent-link.ts";
import { endedBecause, toCloseReason, type CloseReason } from "./close-codes.ts";
import { createLiveCalls, newId, offline, type LiveCallOptions } from "./live-client-calls.ts";
import { systemClock, type LiveClock } from "./live-client-clock.ts";
import { readServerMessage } from "./read-server-message.ts";
import { openWebSocket, type LiveSocket, type OpenSocket } from "./live-client-socket.ts";

export type { LiveCallOptions } from "./live-client-calls.ts";

export type LiveClientEvent =
  | { type: "state"; state: ConnectionState }
  /** All that was known before is void. */
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "inbox"; item: InboxItem }
  | { type: "passing"; item: PassingItem }
  /** The agent's apps are these from now on. */
  | { type: "apps"; apps: AppRegistration[] }
  /** The campaigns' CRM pages are these from now on. */
  | { type: "crmPages"; crmPages: Snapshot["crmPages"] }
  /** The agent sees this console, or no longer does. */
  | { type: "attention"; looksAway: boolean }
  /** The server's clock minus this machine's. */
  | { type: "clock"; offsetMs: number }
  /** An attempt to connect failed; `attempt` counts from 1. */
  | { type: "attemptFailed"; attempt: number }
  /** The server ended this connection. Only `connect` opens another. */
  | { type: "closed"; reason: CloseReason; message: string };

export interface LiveClientOptions {
  url: string;
  /** Names this page: another of the same agent takes the link over. */
  tabId: string;
  onEvent: (event: LiveClientEvent) => void;
  openSocket?: OpenSocket;
  clock?: LiveClock;
  random?: () => number;
  newKey?: () => string;
}

/** The console's side of the live link: it resumes after every break and delivers each inbox item once, in order. */
export interface LiveClient {
  /** Opens the link; after `closed`, opens it again. */
  connect(): void;
  /** Ends the link and forgets how far it was read, as somebody else may sign in next; waiting calls reject. */
  close(): void;
  /** Tries now instead of when the back-off ends, such as when the browser says that it is online. */
  retryNow(): void;
  /** Asks for a sign of life now, such as when the browser says that the network changed; a dead line is given up. */
  checkNow(): void;
  /**
   * Calls a method of the contract. Survives a break of the line. Rejects with an OmniError: what the server answered, or
   * TIMEOUT, ABORTED, OFFLINE (never sent), NOT_LOGGED_IN (the session ended meanwhile).
   */
  call<M extends MethodName>(
    method: M,
    argument: MethodArguments[M],
    options?: LiveCallOptions,
  ): Promise<MethodResults[M]>;
  /** Tells whether the agent can see this console: now, and after every break. */
  attend(looksAway: boolean): void;
  /** Tells what became of an app. It is lost when there is no line. */
  report(report: AppReport): void;
  state(): ConnectionState;
}

const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** After this long without a line the agent is told to be offline, and new calls are refused at once. */
const offlineAfterMs = 15_000;
const welcomeWithinMs = 10_000;
const tellReadAfterMs = 1_000;
/** A line on which nothing was heard for so long is asked for a sign of life, and given up when none comes. */
const quietAfterMs = 20_000;
const pongWithinMs = 8_000;

export function createLiveClient(options: LiveClientOptions): LiveClient {
  const { url, tabId, onEvent, openSocket = openWebSocket, clock = systemClock, random = Math.random } = options;

  let state: ConnectionState = "RECONNECTING";
  let wanted = false;
  let socket: LiveSocket | null = null;
  let welcomed = false;
  let lastSeq: number | null = null;
  /** Where the last gap was found: the same gap twice means that only a snapshot helps. */
  let gapAfter: number | null = null;
  let attempt = 0;
  let lastHeardAt = 0;
  /** Whether anything was heard since the last question for a sign of life. */
  let answered = true;
  let closingMessage = "";
  let looksAway: boolean | null = null;
  let stopRetry = (): void => {};
  let stopOffline: (() => void) | null = null;
  let stopWelcome = (): void => {};
  let stopRead: (() => void) | null = null;
  let stopWatch = (): void => {};

  const send = (message: ClientMessage): boolean => {
    if (socket === null || (!welcomed && message.type !== "hello")) return false;
    socket.send(JSON.stringify(message));
    return true;
  };

  const calls = createLiveCalls({
    clock,
    newKey: options.newKey ?? newId,
    send,
    onTimeout: (waitedMs) => {
      // Silence for a whole call: the line may be dead without either side having been told.
      if (welcomed && clock.now() - lastHeardAt >= waitedMs) drop();
    },
  });

  const setState = (next: ConnectionState): void => {
    if (next === state) return;
    state = next;
    onEvent({ type: "state", state });
  };

  const open = (): void => {
    stopRetry();
    welcomed = false;
    let current: LiveSocket | null = null;
    const ifCurrent =
      <A extends unknown[]>(handle: (...args: A) => void) =>
      (...args: A): void => {
        if (current !== null && socket === current) handle(...args);
      };
    current = openSocket(url, {
      onOpen: ifCurrent(() => void send({ type: "hello", tabId, lastSeq })),
      onText: ifCurrent(receive),
      onClose: ifCurrent(lost),
    });
    socket = current;
    stopWelcome();
    stopWelcome = clock.after(welcomeWithinMs, drop);
  };

  /** Gives this socket up and opens another. */
  const drop = (): void => {
    const old = socket;
    if (old === null) return;
    lost(0);
    old.close();
  };

  const letGo = (): void => {
    socket = null;
    welcomed = false;
    stopWelcome();
    stopRead?.();
    stopRead = null;
    stopWatch();
  };

  /** Looks after a welcomed line: a network may swallow it without telling either side. */
  const watch = (): void => {
    const quietMs = clock.now() - lastHeardAt;
    // Less than nothing: the machine's clock was set back, and tells no more for how long it was quiet.
    if (quietMs < 0 || quietMs >= quietAfterMs) return check();
    stopWatch = clock.after(quietAfterMs - quietMs, watch);
  };

  const check = (): void => {
    stopWatch();
    answered = false;
    send({ type: "ping" });
    stopWatch = clock.after(pongWithinMs, () => (answered ? watch() : drop()));
  };

  function lost(code: number): void {
    letGo();
    const reason = toCloseReason(code);
    if (reason !== null) return end(reason);
    if (!wanted) return;
    if (state === "ONLINE") setState("RECONNECTING");
    else onEvent({ type: "attemptFailed", attempt: attempt + 1 });
    stopOffline ??= clock.after(offlineAfterMs, () => {
      setState("OFFLINE");
      calls.rejectUnsent();
    });
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
    attempt++;
    stopRetry = clock.after(delay / 2 + random() * (delay / 2), open);
  }

  const end = (reason: CloseReason): void => {
    wanted = false;
    stopRetry();
    stopOffline?.();
    stopOffline = null;
    setState("OFFLINE");
    calls.rejectAll(new OmniError(reason === "TAKEN_OVER" ? "OFFLINE" : "NOT_LOGGED_IN", endedBecause[reason]));
    onEvent({ type: "closed", reason, message: closingMessage === "" ? endedBecause[reason] : closingMessage });
  };

  function receive(text: string): void {
    lastHeardAt = clock.now();
    answered = true;
    const message = readServerMessage(text);
    if (message === null) return drop();
    switch (message.type) {
      case "welcome":
        return welcome(message);
      case "inbox": {
        const { type: _type, ...item } = message;
        return deliver(item);
      }
      case "passing": {
        const { type: _type, ...item } = message;
        return onEvent({ type: "passing", item });
      }
      case "reply":
        return "error" in message
          ? calls.settle(message.id, message.error, undefined)
          : calls.settle(message.id, undefined, message.result);
      case "apps":
        return onEvent({ type: "apps", apps: message.apps });
      case "crmPages":
        return onEvent({ type: "crmPages", crmPages: message.crmPages });
      case "pong":
        return;
      case "closing":
        closingMessage = message.message;
    }
  }

  const welcome = ({ serverTime, snapshot }: Extract<ServerMessage, { type: "welcome" }>): void => {
    stopWelcome();
    stopOffline?.();
    stopOffline = null;
    welcomed = true;
    attempt = 0;
    onEvent({ type: "clock", offsetMs: serverTime - clock.now() });
    if (snapshot !== null) {
      lastSeq = snapshot.seq;
      gapAfter = null;
      onEvent({ type: "snapshot", snapshot });
    }
    if (looksAway !== null) send({ type: "attention", looksAway });
    setState("ONLINE");
    calls.sendAll();
    watch();
  };

  const deliver = (item: InboxItem): void => {
    if (lastSeq === null || item.seq > lastSeq + 1) {
      // Ask for what is missing; when the server cannot tell, ask for everything.
      if (gapAfter === lastSeq) lastSeq = null;
      gapAfter = lastSeq;
      return drop();
    }
    if (item.seq <= lastSeq) return;
    lastSeq = item.seq;
    stopRead ??= clock.after(tellReadAfterMs, () => {
      stopRead = null;
      if (lastSeq !== null) send({ type: "read", seq: lastSeq });
    });
    onEvent({ type: "inbox", item });
  };

  return {
    connect() {
      if (wanted) return;
      wanted = true;
      attempt = 0;
      closingMessage = "";
      setState("RECONNECTING");
      open();
    },
    close() {
      wanted = false;
      lastSeq = null;
      gapAfter = null;
      stopRetry();
      stopOffline?.();
      stopOffline = null;
      const old = socket;
      letGo();
      calls.rejectAll(new OmniError("OFFLINE", "The console closed its connection."));
      setState("OFFLINE");
      old?.close();
    },
    retryNow() {
      if (!wanted || socket !== null) return;
      attempt = 0;
      open();
    },
    checkNow() {
      if (welcomed) check();
    },
    async call(method, argument, callOptions = {}) {
      if (!wanted || state === "OFFLINE") throw offline(method);
      const result = await calls.add(method, argument, callOptions);
      // The server answers by the contract, from which this type comes.
      return result as MethodResults[typeof method];
    },
    attend(nowAway) {
      if (looksAway === nowAway) return;
      looksAway = nowAway;
      onEvent({ type: "attention", looksAway });
      send({ type: "attention", looksAway });
    },
    report: (report) => void send({ type: "appReport", ...report }),
    state: () => state,
  };
}
