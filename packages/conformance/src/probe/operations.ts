/** What a runner asks of an app's page. Plain JSON: it crosses into a browser. */
export type ProbeOperation =
  | { do: "initialize"; options?: Record<string, unknown>; originSuffix?: string }
  /** `count` calls of the same method at once. Answers with the outcome of each. */
  | { do: "call"; method: string; argument?: unknown; options?: CallWishes; count?: number }
  /** Calls app.getContext so many times at once, and right behind them each of the methods. */
  | { do: "flood"; count: number; methods: readonly string[] }
  /** Calls a method with a value that JSON cannot carry. */
  | { do: "callOddly"; method: string; oddity: Oddity }
  | { do: "follow"; key: string; name: string; group?: "session" | "interaction"; replay?: boolean; how?: FollowHow }
  | { do: "unfollow"; key: string; by: "DISPOSER" | "UNREGISTER" }
  /** Waits until so many have arrived, at most `withinMs`; answers with all that did. */
  | { do: "received"; key: string; count: number; withinMs?: number }
  | { do: "offered"; supports: readonly string[] }
  | { do: "subscribe"; key: string; topic: string }
  /** Speaks the wire by hand from here on: says hello and takes the port. */
  | { do: "hello"; changes?: Record<string, unknown>; times?: number; waitForWelcomes: number; withinMs?: number }
  | { do: "post"; messages: readonly unknown[] }
  /** What came on the port of `hello` beside replies that were waited for. */
  | { do: "heard"; count: number; withinMs?: number }
  | { do: "moduleForms" };

export interface CallWishes {
  timeoutMs?: number;
  abortAfterMs?: number;
  abortedBefore?: boolean;
  /** Gives the options as the only argument. */
  alone?: boolean;
}

/** `THROW` and `REJECT` fail after counting; `CALL` asks for the interaction's state inside the callback. */
export type FollowHow = "COUNT" | "THROW" | "REJECT" | "CALL" | "NO_FUNCTION";
export type Oddity = "FUNCTION" | "INFINITY" | "CYCLE" | "DATE" | "HUGE" | "DEEP";

export interface ProbeError {
  name: string;
  code: string | null;
  message: string;
  retryable: boolean | null;
  details: Record<string, unknown>;
  correlationId: string | null;
}

export type ProbeAnswer = { value: unknown } | { error: ProbeError };
