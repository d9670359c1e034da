import { errors, events, type ErrorCode, type EventName } from "@omni/contract";
import type { AppUnderTest, Grant, Stage } from "./host-under-test.ts";
import type { CallWishes, FollowHow, ProbeAnswer, ProbeError } from "./probe/operations.ts";

/** The host did not do what a rule says. */
class ClaimError extends Error {
  override readonly name = "ClaimError";
}

export function claim(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new ClaimError(otherwise);
}

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 400) ?? String(value);

export function claimEqual(got: unknown, expected: unknown, what: string): void {
  claim(show(got) === show(expected), `${what} should be ${show(expected)}, is ${show(got)}.`);
}

export function valueOf(answer: ProbeAnswer, what: string): unknown {
  if ("value" in answer) return answer.value;
  throw new ClaimError(`${what} was refused with ${answer.error.code ?? answer.error.name}: ${answer.error.message}`);
}

/** The refusal, which is a whole OmniError with this code. */
export function refusalOf(answer: ProbeAnswer, code: ErrorCode, what: string): ProbeError {
  if ("value" in answer)
    throw new ClaimError(`${what} should reject ${code}, but resolved with ${show(answer.value)}.`);
  const { error } = answer;
  claimEqual(error.code, code, `The code with which ${what} rejects (${error.message})`);
  claimEqual(error.name, "OmniError", "The error's name");
  claimEqual(error.retryable, errors[code].retryable, `retryable of ${code}`);
  claim(error.message.length > 0, `${code} has no message.`);
  return error;
}

/** An app's page with what cases ask of it. */
export interface Probe extends AppUnderTest {
  call(method: string, argument?: unknown, options?: CallWishes): Promise<ProbeAnswer>;
  /** Calls, and gives the result. */
  ask(method: string, argument?: unknown): Promise<unknown>;
  tryFollow(name: string, more?: FollowMore): Promise<ProbeAnswer>;
  /** Follows an event under its own name. */
  follow(name: EventName, more?: FollowMore): Promise<void>;
  /** Waits for the first `count` payloads. */
  received(key: string, count?: number): Promise<Payload[]>;
  /** All that has come by now: everything raised before has arrived. */
  receivedByNow(key: string): Promise<Payload[]>;
}

export interface FollowMore {
  key?: string;
  group?: "session" | "interaction";
  replay?: boolean;
  how?: FollowHow;
}

export type Payload = Record<string, unknown> & {
  interactionId: string;
  state: string;
  sequence: number;
  eventTime: number;
  replayed?: boolean;
};

export const toProbe = (app: AppUnderTest): Probe => {
  const groupOf = (name: string): "session" | "interaction" =>
    Object.hasOwn(events, name) ? events[name as EventName].group : "interaction";
  const probe: Probe = {
    ...app,
    call: async (method, argument, options) => app.run({ do: "call", method, argument, ...(options && { options }) }),
    ask: async (method, argument) => valueOf(await probe.call(method, argument), method),
    tryFollow: async (name, { key = name, group = groupOf(name), ...more } = {}) =>
      app.run({ do: "follow", key, name, group, ...more }),
    async follow(name, more) {
      valueOf(await probe.tryFollow(name, more), `Registering ${name}`);
    },
    async received(key, count = 1) {
      const all = valueOf(await app.run({ do: "received", key, count }), key) as Payload[];
      claim(all.length >= count, `${all.length} of ${count} ${key} arrived.`);
      return all;
    },
    async receivedByNow(key) {
      // The server's answer comes behind the events that it sent before.
      await probe.call("session.getAvailability");
      await probe.ask("app.getContext");
      return valueOf(await app.run({ do: "received", key, count: 0 }), key) as Payload[];
    },
  };
  return probe;
};

/** Mounts an app; its SDK is initialized unless told otherwise. */
export async function mountProbe(stage: Stage, grant: Grant = "ALL", isInitialized = true): Promise<Probe> {
  const app = await stage.mount(grant);
  const probe = toProbe(app);
  if (isInitialized) valueOf(await app.run({ do: "initialize" }), "initialize");
  return probe;
}

/** The first payload of what was followed. */
export async function first(probe: Probe, key: string): Promise<Payload> {
  const [payload] = await probe.received(key);
  if (payload === undefined) throw new ClaimError(`No ${key} arrived.`);
  return payload;
}
