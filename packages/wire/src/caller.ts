import type { CallOptions } from "@omni/contract";
import type { Abort, Reply, Request } from "./envelope.ts";
import { OmniError } from "./omni-error.ts";
import { fromWireError } from "./wire-error.ts";

/** The calling side of request and reply. Every call settles. */
export interface Caller {
  /**
   * Resolves with the reply's result, after `onResult` has seen it: that runs before any message that follows the reply.
   * Rejects with what the other side answered, or with TIMEOUT, ABORTED, INVALID_ARGUMENT (not copyable), or `close`'s error.
   */
  call(
    method: string,
    argument?: unknown,
    options?: CallOptions,
    onResult?: (result: unknown) => void,
  ): Promise<unknown>;
  settle(reply: Reply): void;
  /** Rejects what is pending and every later call. A second call does nothing. */
  close(error: OmniError): void;
}

const defaultTimeoutMs = 10_000;
/** Timers turn a longer delay into none. */
const longestTimeoutMs = 2 ** 31 - 1;

interface PendingCall {
  deadline: number;
  timeOut: () => void;
  settle: (reply: Reply | null, error?: OmniError) => void;
}

export function createCaller(send: (message: Request | Abort) => void): Caller {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;
  let closed: OmniError | null = null;

  // One timer for all calls, set for the earliest deadline: setting one per call costs more than the rest of the call.
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  const watch = (deadline: number): void => {
    if (deadline >= timerAt) return;
    clearTimeout(timer);
    timerAt = deadline;
    timer = setTimeout(timeOutOverdue, Math.min(deadline - performance.now(), longestTimeoutMs));
  };
  const timeOutOverdue = (): void => {
    timerAt = Number.POSITIVE_INFINITY;
    // A timer may fire a fraction of a millisecond early.
    const now = performance.now() + 1;
    for (const { deadline, timeOut } of pending.values()) {
      if (deadline <= now) timeOut();
      else watch(deadline);
    }
  };

  return {
    call: (method, argument, { timeoutMs = defaultTimeoutMs, signal } = {}, onResult) =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(closed);
        if (signal?.aborted) return reject(aborted(method, signal));
        const id = ++lastId;
        const settle = (reply: Reply | null, error?: OmniError): void => {
          pending.delete(id);
          signal?.removeEventListener("abort", onAbort);
          if (error !== undefined) return reject(error);
          if (reply?.error !== undefined) return reject(fromWireError(reply.error));
          onResult?.(reply?.result);
          resolve(reply?.result);
        };
        const giveUp = (error: OmniError): void => {
          settle(null, error);
          send({ kind: "abort", id });
        };
        const onAbort = (): void => giveUp(aborted(method, signal));
        const deadline = performance.now() + timeoutMs;
        pending.set(id, {
          deadline,
          settle,
          timeOut: () => giveUp(new OmniError("TIMEOUT", `${method} was not answered within ${timeoutMs} ms.`)),
        });
        watch(deadline);
        signal?.addEventListener("abort", onAbort);
        try {
          send({ kind: "request", id, method, argument });
        } catch (cause) {
          settle(null, new OmniError("INVALID_ARGUMENT", `The argument of ${method} cannot be copied.`, { cause }));
        }
      }),
    settle: (reply) => pending.get(reply.id)?.settle(reply),
    close(error) {
      closed ??= error;
      clearTimeout(timer);
      for (const { settle } of pending.values()) settle(null, closed);
    },
  };
}

const aborted = (method: string, signal: AbortSignal | undefined): OmniError =>
  new OmniError("ABORTED", `${method} was aborted.`, { cause: signal?.reason });
