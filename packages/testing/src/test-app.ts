import type { EventName, EventPayloads } from "@omni/contract";
import type { AppLogEntry, AppState } from "@omni/host";
import type { RegisterOptions, Sdk } from "@omni/sdk";
import type { LineTap } from "./line-tap.ts";

/** An app in a test console: its page, its SDK and what may go wrong around it. */
export interface TestApp {
  readonly instanceId: string;
  /** The SDK of the page that is loaded now, initialized. */
  readonly sdk: Sdk;
  readonly state: AppState;
  /** What the app's log says. */
  readonly log: readonly AppLogEntry[];
  /** Registers, and gives what arrives from then on: `await offers.next()`. */
  follow<Name extends EventName>(name: Name, options?: RegisterOptions): Promise<Following<EventPayloads[Name]>>;
  /** Resolves when everything that was raised until now has reached the app. */
  settled(): Promise<void>;
  /** Loads the page anew: the SDK is another one, and is initialized when this resolves. */
  reload(): Promise<void>;
  /** The agent looks at the app, or at something else. */
  setVisible(visible: boolean): void;
  /** Breaks the line without a word; the page does not know until it asks. */
  dropLine(): void;
  /** Keeps every message of the line back, in both directions, until `releaseLine`. */
  holdLine(): void;
  releaseLine(): void;
  /** The console closes the app. */
  unmount(): void;
}

/** What a registration received. */
export interface Following<Payload> {
  readonly received: readonly Payload[];
  /** The next one that nobody has asked for yet; waits for it, at most five seconds. */
  next(): Promise<Payload>;
  stop(): Promise<void>;
}

const patienceMs = 5_000;

/** Collects what a callback is given. */
export function createFollowing<Payload>(what: string): {
  push: (payload: Payload) => void;
  following: Omit<Following<Payload>, "stop">;
} {
  const received: Payload[] = [];
  let asked = 0;
  let wake = (): void => {};
  return {
    push(payload) {
      received.push(payload);
      wake();
    },
    following: {
      received,
      async next() {
        const index = asked++;
        const deadline = Date.now() + patienceMs;
        while (received.length <= index) {
          const left = deadline - Date.now();
          if (left <= 0) throw new Error(`No ${what} arrived within ${patienceMs / 1_000} s.`);
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, left);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        const payload = received[index];
        if (payload === undefined) throw new Error(`No ${what} arrived.`);
        return payload;
      },
    },
  };
}

/** The line of an app that must be connected. */
export function lineOf(tap: LineTap | null): LineTap {
  if (tap === null) throw new Error("The app has no line yet.");
  return tap;
}
