import type { ErrorCode, MethodName } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { TestClock } from "./test-clock.ts";

/** What goes wrong between a console and its server, as a test orders it. Each order stands until `heal`. */
export interface Faults {
  /** The method rejects: with a code of the contract, or as a bug when given an Error. */
  fail(method: MethodName, error: ErrorCode | Error): void;
  /** The method is carried out, and its answer leaves so much later, in the clock's time. */
  delay(method: MethodName, ms: number): void;
  /** The method is never answered. */
  silence(method: MethodName): void;
  /** Takes back what was ordered for the method, or everything. */
  heal(method?: MethodName): void;
}

type Fault = { kind: "fail"; error: ErrorCode | Error } | { kind: "delay"; ms: number } | { kind: "silence" };

export interface FaultDesk extends Faults {
  /** Performs a method as the faults allow it. */
  perform(method: MethodName, act: () => Promise<unknown>): Promise<unknown>;
}

export function createFaults(clock: TestClock): FaultDesk {
  const faults = new Map<MethodName, Fault>();
  return {
    fail: (method, error) => void faults.set(method, { kind: "fail", error }),
    delay: (method, ms) => void faults.set(method, { kind: "delay", ms }),
    silence: (method) => void faults.set(method, { kind: "silence" }),
    heal(method) {
      if (method === undefined) faults.clear();
      else faults.delete(method);
    },
    async perform(method, act) {
      const fault = faults.get(method);
      switch (fault?.kind) {
        case "fail":
          throw typeof fault.error === "string"
            ? new OmniError(fault.error, `${method} was made to fail.`)
            : fault.error;
        case "silence":
          return new Promise(() => {});
        case "delay": {
          const answer = act();
          await new Promise<void>((resolve) => void clock.after(fault.ms, resolve));
          return answer;
        }
        case undefined:
          return act();
      }
    },
  };
}
