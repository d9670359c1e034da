/** Test code: the server's end of an in-memory socket, and a clock that moves only when told. */
import { clientMessage, type ClientMessage, type InboxItem, type ServerMessage, type Snapshot } from "./agent-link.ts";
import type { LiveClock } from "./live-client-clock.ts";
import type { LiveSocketHandlers, OpenSocket } from "./live-client-socket.ts";

export interface TestLine {
  /** What the client sent on this socket. */
  received: ClientMessage[];
  open(): void;
  send(message: ServerMessage): void;
  sendText(text: string): void;
  /** Ends the socket as a network or a server would. */
  break(code?: number): void;
  closedByClient: boolean;
}

export function createTestServer(): { openSocket: OpenSocket; lines: TestLine[]; line: () => TestLine } {
  const lines: TestLine[] = [];
  const openSocket: OpenSocket = (_url, handlers: LiveSocketHandlers) => {
    let live = true;
    const line: TestLine = {
      received: [],
      closedByClient: false,
      open: () => handlers.onOpen(),
      send: (message) => handlers.onText(JSON.stringify(message)),
      sendText: (text) => handlers.onText(text),
      break(code = 1006) {
        if (!live) return;
        live = false;
        handlers.onClose(code);
      },
    };
    lines.push(line);
    return {
      send: (text) => line.received.push(clientMessage.parse(JSON.parse(text))),
      close() {
        line.closedByClient = true;
        line.break(1000);
      },
    };
  };
  const line = (): TestLine => {
    const last = lines.at(-1);
    if (last === undefined) throw new Error("No socket was opened.");
    return last;
  };
  return { openSocket, lines, line };
}

export interface TestClock extends LiveClock {
  advance(ms: number): void;
  /** Somebody sets the clock: what waits goes on for as long as it would have. */
  set(byMs: number): void;
}

export function createTestClock(start = 1_000_000): TestClock {
  let now = start;
  const tasks = new Map<object, { at: number; run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const id = {};
      tasks.set(id, { at: now + ms, run });
      return () => void tasks.delete(id);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...tasks].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        const [id, { at, run }] = due;
        tasks.delete(id);
        now = at;
        run();
      }
      now = end;
    },
    set(byMs) {
      now += byMs;
      for (const task of tasks.values()) task.at += byMs;
    },
  };
}

const testSnapshot = (seq: number): Snapshot => ({
  seq,
  user: { userId: "u1", userName: "asha", name: "Asha", userType: "AGENT", locale: "en", contactCentreId: "cc" },
  session: {
    loginStatus: "LOGGED_IN",
    availability: { status: "ON_BREAK", breakReason: null, since: 0, routable: false },
    chosen: "ON_BREAK",
    autoCall: [],
    assignedCampaigns: [],
    selectedCampaigns: [],
    extension: null,
  },
  interactions: [],
  unread: {},
  askedFor: {},
  lastEvents: [],
  apps: [],
  crmPages: {},
  breakReasons: [],
  extensions: [],
  maskRules: {},
  cannedResponses: [],
  wrapUp: {},
  capacity: {},
  capabilities: ["session", "interaction", "chat"],
  methods: [],
  simulatedChannels: [],
  demo: true,
});

export const testWelcome = (seq: number, resumed: boolean, serverTime = 1_000_000): ServerMessage => ({
  type: "welcome",
  resumed,
  serverTime,
  seq,
  snapshot: resumed ? null : testSnapshot(seq),
});

export const testInbox = (seq: number): ServerMessage => ({ type: "inbox", ...testItem(seq) });

const testItem = (seq: number): InboxItem => ({
  seq,
  at: 1_000_000 + seq,
  name: "availabilityChanged",
  interactionId: null,
  data: { status: "AVAILABLE", breakReason: null, since: seq, routable: true },
});
