import type { BatchEntry } from "@omni/wire";

export type Callback = (value: unknown, from?: unknown) => unknown;

/** The callbacks of this page, by the event or topic they follow. A callback registered twice is called twice. */
export interface Subscriptions {
  add(key: string, callback: Callback): () => boolean;
  /** The undo of the first registration of this callback, or undefined. */
  find(key: string, callback: Callback): (() => boolean) | undefined;
  deliver(entry: BatchEntry): void;
  /** Calls one callback; what it throws is reported and goes no further. */
  invoke(source: string, callback: Callback, value: unknown, from?: unknown): void;
}

interface Registration {
  callback: Callback;
  /** True once, when it removed the callback. */
  remove: () => boolean;
  live: boolean;
}

/** Topics are named by apps, events by the contract: the prefix keeps them apart. */
export const topicKey = (topic: string): string => `topic:${topic}`;

export function createSubscriptions(report: (source: string, error: unknown) => void): Subscriptions {
  const byKey = new Map<string, readonly Registration[]>();

  const invoke: Subscriptions["invoke"] = (source, callback, value, from) => {
    try {
      const result = callback(value, from);
      if (result instanceof Promise) result.catch((error: unknown) => report(source, error));
    } catch (error) {
      report(source, error);
    }
  };
  const of = (key: string): readonly Registration[] => byKey.get(key) ?? [];
  return {
    invoke,
    add(key, callback) {
      const registration: Registration = {
        callback,
        live: true,
        remove() {
          const { live } = registration;
          registration.live = false;
          byKey.set(
            key,
            of(key).filter((other) => other !== registration),
          );
          return live;
        },
      };
      byKey.set(key, [...of(key), registration]);
      return registration.remove;
    },
    find: (key, callback) => of(key).find((registration) => registration.callback === callback)?.remove,
    deliver(entry) {
      // Kept plain: in most pages an event comes too seldom for this code to be compiled.
      const isTopic = "topic" in entry;
      const key = isTopic ? topicKey(entry.topic) : entry.name;
      const registrations = byKey.get(key);
      if (registrations === undefined) return;
      for (let index = 0; index < registrations.length; index++) {
        const registration = registrations[index];
        if (!registration?.live) continue;
        if (isTopic) invoke(key, registration.callback, entry.data, entry.from);
        else invoke(key, registration.callback, entry.payload);
      }
    },
  };
}
