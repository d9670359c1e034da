import {
  eventNames,
  events,
  methodNames,
  methods,
  type ChannelType,
  type ErrorCode,
  type EventName,
  type MethodName,
} from "@omni/contract";
import { reasonAlwaysOffered } from "./cases/method-cases.ts";
import { answeredByServer } from "./cases/call-cases.ts";
import type { ConformanceCase } from "./conformance-case.ts";
import { reasonForNoScene } from "./scenes.ts";

export const channels = [
  "CHAT",
  "VOICE",
  "WHATSAPP",
  "SMS",
  "EMAIL",
  "VIDEO",
] as const satisfies readonly ChannelType[];

/** One cell: the cases that show it, or the reason why none can. Neither is a hole. */
export interface Cell<Row extends string, Column extends string> {
  row: Row;
  column: Column;
  cases: readonly string[];
  reason: string | null;
}

export interface Coverage {
  events: Cell<EventName, ChannelType | "SESSION">[];
  /** A column for each code that the method lists, and `RESULT` for its success. */
  methods: Cell<MethodName, ErrorCode | "RESULT">[];
}

const key = (row: string, column: string): string => `${row} ${column}`;

function indexCases(cases: readonly ConformanceCase[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const add = (row: string, column: string, id: string): void => {
    const name = key(row, column);
    index.set(name, [...(index.get(name) ?? []), id]);
  };
  for (const { id, covers } of cases) {
    for (const { name, channel } of covers?.events ?? []) add(name, channel, id);
    for (const { method, code } of covers?.errors ?? []) add(method, code, id);
    for (const method of covers?.results ?? []) add(method, "RESULT", id);
  }
  return index;
}

/** Codes that no circumstance leads to, and why. */
const unreachable: Partial<Record<MethodName, Partial<Record<ErrorCode, string>>>> = {
  "interaction.endInteraction": {
    INVALID_STATE: "ending what has ended is no error: it resolves with how it ended",
  },
  "session.selectExtension": {
    INVALID_STATE:
      "listed for hosts whose telephone cannot change in the middle of a call; here it counts from the next",
  },
  "session.setAvailability": {
    INVALID_STATE: "an agent may choose in any state; what follows from it waits until the work is done",
  },
  "crm.openRecord": { NOT_LOGGED_IN: "the console answers it itself, also while nobody is signed in" },
  "configuration.getAppSettings": { NOT_LOGGED_IN: "the host answers it itself from what it mounted the app with" },
  "interaction.dialCallback": {
    CHANNEL_UNAVAILABLE: "for agents without capacity for calls; the agents of the suite have it",
  },
};

function reasonFor(method: MethodName, code: ErrorCode): string | null {
  if (code === "NOT_SUPPORTED") return reasonAlwaysOffered(method);
  if ((code === "TIMEOUT" || code === "INTERNAL" || code === "OFFLINE") && !answeredByServer.includes(method)) {
    return "the console answers it itself: no server is asked";
  }
  if (code === "ABORTED" && method === "app.subscribe")
    return "from the SDK, subscribe(topic, callback) takes no signal";
  return unreachable[method]?.[code] ?? null;
}

/** What the cases show of the contract, cell by cell. */
export function measureCoverage(cases: readonly ConformanceCase[]): Coverage {
  const index = indexCases(cases);
  const found = (row: string, column: string): string[] => index.get(key(row, column)) ?? [];
  return {
    events: eventNames.flatMap((name): Coverage["events"] =>
      events[name].group === "session"
        ? [{ row: name, column: "SESSION", cases: found(name, "SESSION"), reason: null }]
        : channels.map((channel) => ({
            row: name,
            column: channel,
            cases: found(name, channel),
            reason: reasonForNoScene(name, channel),
          })),
    ),
    methods: methodNames.flatMap((method): Coverage["methods"] => [
      { row: method, column: "RESULT", cases: found(method, "RESULT"), reason: null },
      ...methods[method].errors.map((code) => ({
        row: method,
        column: code,
        cases: found(method, code),
        reason: reasonFor(method, code),
      })),
    ]),
  };
}

/** Cells with neither a case nor a reason. */
export const emptyCells = ({ events: ofEvents, methods: ofMethods }: Coverage): string[] =>
  [...ofEvents, ...ofMethods]
    .filter(({ cases, reason }) => cases.length === 0 && reason === null)
    .map(({ row, column }) => `${row} x ${column}`);
