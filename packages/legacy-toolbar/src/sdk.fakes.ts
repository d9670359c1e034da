import type { EventName } from "@omni/contract";
import type { Sdk } from "@omni/sdk";

export interface PretendSdk {
  sdk: Sdk;
  /** Every method that was called, with its argument. */
  calls: [string, unknown][];
  /** What a method answers, or throws when it is an Error. */
  answers: Record<string, unknown>;
  raise(name: EventName, payload: object): Promise<void>;
}

/** An SDK whose console is the test: it remembers calls and raises events by hand. */
export function createPretendSdk(): PretendSdk {
  const calls: [string, unknown][] = [];
  const answers: Record<string, unknown> = {};
  const callbacks = new Map<string, ((payload: object) => unknown)[]>();

  const namespace = (group: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, name) => async (argument: unknown, callback: (payload: object) => unknown) => {
          if (name === "register") {
            callbacks.set(String(argument), [...(callbacks.get(String(argument)) ?? []), callback]);
            return async () => {};
          }
          const method = `${group}.${String(name)}`;
          calls.push([method, argument]);
          const answer = answers[method];
          if (answer instanceof Error) throw answer;
          return answer ?? null;
        },
      },
    );
  return {
    // As much of one as the adapter uses.
    sdk: {
      initialize: async () => {},
      session: namespace("session"),
      interaction: namespace("interaction"),
      configuration: namespace("configuration"),
      ui: namespace("ui"),
    } as unknown as Sdk,
    calls,
    answers,
    async raise(name, payload) {
      for (const callback of callbacks.get(name) ?? []) await callback(payload);
    },
  };
}
