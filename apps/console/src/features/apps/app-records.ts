import type { AppLogEntry } from "@omni/host";
import { createStore, type Store } from "../../lib/store.ts";

/** What an app logged and what went wrong with it. */
export interface AppRecord {
  log: readonly AppLogEntry[];
  /** Lines that the log had no room for any more. */
  dropped: number;
}

export interface AppRecords extends Store<ReadonlyMap<string, AppRecord>> {
  append(entry: AppLogEntry): void;
  clear(instanceId: string): void;
  /** Forgets the instances that are no more. */
  keep(instanceIds: ReadonlySet<string>): void;
}

/** A broken app writes without end: the log keeps its newest lines, and of each so much. */
const mostLines = 300;
const longestText = 4_000;
/** Lines are shown together: an app that logs all the time makes the console draw no more than that. */
const showEveryMs = 250;

export const emptyRecord: AppRecord = { log: [], dropped: 0 };

export function createAppRecords(): AppRecords {
  const store = createStore<ReadonlyMap<string, AppRecord>>(new Map());
  const waiting = new Map<string, { lines: AppLogEntry[]; dropped: number }>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const flush = (): void => {
    timer = null;
    store.update((all) => {
      const next = new Map(all);
      for (const [instanceId, { lines, dropped }] of waiting) {
        const before = all.get(instanceId) ?? emptyRecord;
        const log = [...before.log, ...lines];
        const over = Math.max(0, log.length - mostLines);
        next.set(instanceId, { log: log.slice(over), dropped: before.dropped + dropped + over });
      }
      waiting.clear();
      return next;
    });
  };
  const without = (isGone: (instanceId: string) => boolean): void => {
    for (const instanceId of waiting.keys()) if (isGone(instanceId)) waiting.delete(instanceId);
    store.update((all) =>
      [...all.keys()].some(isGone) ? new Map([...all].filter(([instanceId]) => !isGone(instanceId))) : all,
    );
  };

  return {
    ...store,
    append(entry) {
      const { instanceId } = entry;
      if (instanceId === null) return;
      const own = waiting.get(instanceId) ?? { lines: [], dropped: 0 };
      waiting.set(instanceId, own);
      own.lines.push(shorten(entry));
      if (own.lines.length > mostLines) {
        own.lines.shift();
        own.dropped++;
      }
      timer ??= setTimeout(flush, showEveryMs);
    },
    clear: (instanceId) => without((each) => each === instanceId),
    keep: (instanceIds) => without((each) => !instanceIds.has(each)),
  };
}

function shorten(entry: AppLogEntry): AppLogEntry {
  const message = cut(entry.message);
  if (entry.data === undefined) return message === entry.message ? entry : { ...entry, message };
  const text = JSON.stringify(entry.data);
  return { ...entry, message, data: text.length > longestText ? cut(text) : entry.data };
}

const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
