import type { BatchEntry, HostMessage, SdkMessage, Welcome } from "@omni/wire";

/** One message between an app and its host. */
export interface LineRecord {
  /** Milliseconds since the epoch, by the test's clock. */
  at: number;
  instanceId: string;
  direction: "TO_APP" | "TO_HOST";
  message: HostMessage | SdkMessage | Welcome;
}

/** Everything that went over the lines of a console, oldest first. */
export interface LineRecorder {
  readonly records: readonly LineRecord[];
  /** Every event that left for an app, in order. */
  events(instanceId?: string): { name: string; payload: Record<string, unknown> }[];
  /** Every method that an app called, in order. */
  calls(instanceId?: string): { method: string; argument: unknown }[];
}

export interface RecordingLine extends LineRecorder {
  add(instanceId: string, direction: LineRecord["direction"], message: LineRecord["message"]): void;
}

export function createLineRecorder(now: () => number): RecordingLine {
  const records: LineRecord[] = [];
  const of = (instanceId: string | undefined): LineRecord[] =>
    records.filter((record) => instanceId === undefined || record.instanceId === instanceId);
  return {
    records,
    add: (instanceId, direction, message) => void records.push({ at: now(), instanceId, direction, message }),
    events: (instanceId) =>
      of(instanceId).flatMap(({ message }) => {
        if (!("kind" in message) || message.kind !== "batch") return [];
        // The host writes exactly these entries.
        const entries = JSON.parse(message.entries) as BatchEntry[];
        return entries.flatMap((entry) =>
          "topic" in entry ? [] : [{ name: entry.name, payload: entry.payload as Record<string, unknown> }],
        );
      }),
    calls: (instanceId) =>
      of(instanceId).flatMap(({ message }) =>
        "kind" in message && message.kind === "request" ? [{ method: message.method, argument: message.argument }] : [],
      ),
  };
}

export interface LineTap {
  /** The port to hand on instead. */
  readonly port: MessagePort;
  /** The line is gone without a word to either side. */
  cut(): void;
  /** Messages of both directions wait until `release`. */
  hold(): void;
  release(): void;
}

type Hear = (direction: LineRecord["direction"], message: LineRecord["message"]) => void;

/** Stands between the host's port and the app's: hears what passes, and can hold it or cut it. */
export function tapPort(hostSide: MessagePort, hear: Hear): LineTap {
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void)[] | null = null;
  const pass = (to: MessagePort, direction: LineRecord["direction"]) => (event: MessageEvent) => {
    const send = (): void => {
      // `bye` only closes.
      if (typeof event.data === "object") hear(direction, event.data as LineRecord["message"]);
      to.postMessage(event.data);
    };
    if (waiting === null) send();
    else waiting.push(send);
  };
  const close = (): void => {
    hostSide.close();
    port1.close();
  };
  hostSide.onmessage = pass(port1, "TO_APP");
  port1.onmessage = pass(hostSide, "TO_HOST");
  hostSide.addEventListener("close", close);
  port1.addEventListener("close", close);
  return {
    port: port2,
    cut: close,
    hold() {
      waiting ??= [];
    },
    release() {
      const held = waiting ?? [];
      waiting = null;
      for (const send of held) send();
    },
  };
}
