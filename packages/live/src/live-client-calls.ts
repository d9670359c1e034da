import type { CallOptions } from "@omni/contract";
import { fromWireError, OmniError, type WireError } from "@omni/wire";
import type { ClientMessage } from "./agent-link.ts";
import type { LiveClock } from "./live-client-clock.ts";

export interface LiveCallOptions extends CallOptions {
  /** The app for which the console calls. */
  appId?: string;
  /** Names the order. Pass the same key to try again without the risk of doing it twice. */
  key?: string;
}

export interface LiveCalls {
  add(method: string, argument: unknown, options: LiveCallOptions): Promise<unknown>;
  settle(id: number, error: WireError | undefined, result: unknown): void;
  /** Sends every call that has no reply yet, in the order they were made. */
  sendAll(): void;
  /** Ends the calls that never left; those that did may have been done, and wait for their reply. */
  rejectUnsent(): void;
  /** Ends every call that waits. */
  rejectAll(error: OmniError): void;
}

interface PendingCall {
  message: Extract<ClientMessage, { type: "call" }>;
  /** Whether the server may have seen it. */
  sent: boolean;
  resolve: (result: unknown) => void;
  reject: (error: OmniError) => void;
}

interface LiveCallsOptions {
  clock: LiveClock;
  newKey: () => string;
  /** Sends now, or answers false when there is no line. */
  send: (message: ClientMessage) => boolean;
  onTimeout: (waitedMs: number) => void;
}

const defaultTimeoutMs = 10_000;
const longestTimeoutMs = 2 ** 31 - 1;

/** Calls that wait for a reply. A call outlives the socket: it is sent again, with its key, on the next one. */
export function createLiveCalls({ clock, newKey, send, onTimeout }: LiveCallsOptions): LiveCalls {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;

  const add = (
    method: string,
    argument: unknown,
    { timeoutMs = defaultTimeoutMs, signal, appId, key }: LiveCallOptions,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted(method, signal));
      const id = ++lastId;
      const end = (): void => {
        pending.delete(id);
        stopTimer();
        signal?.removeEventListener("abort", onAbort);
      };
      const call: PendingCall = {
        message: {
          type: "call",
          id,
          key: key ?? newKey(),
          method,
          ...(argument !== undefined && argument !== null && { argument }),
          ...(appId !== undefined && { appId }),
        },
        sent: false,
        resolve: (result) => {
          end();
          resolve(result);
        },
        reject: (error) => {
          end();
          reject(error);
        },
      };
      const onAbort = (): void => call.reject(aborted(method, signal));
      const stopTimer = clock.after(Math.min(timeoutMs, longestTimeoutMs), () => {
        call.reject(call.sent ? timedOut(method, timeoutMs) : offline(method));
        if (call.sent) onTimeout(timeoutMs);
      });
      signal?.addEventListener("abort", onAbort);
      pending.set(id, call);
      call.sent = send(call.message);
    });

  return {
    add,
    settle(id, error, result) {
      const call = pending.get(id);
      if (call === undefined) return;
      if (error === undefined) call.resolve(result);
      else call.reject(fromWireError(error));
    },
    sendAll() {
      for (const call of pending.values()) if (send(call.message)) call.sent = true;
    },
    rejectUnsent() {
      for (const call of [...pending.values()]) if (!call.sent) call.reject(offline(call.message.method));
    },
    rejectAll(error) {
      for (const call of [...pending.values()]) call.reject(error);
    },
  };
}

const aborted = (method: string, signal: AbortSignal | undefined): OmniError =>
  new OmniError("ABORTED", `${method} was aborted.`, { cause: signal?.reason });

const timedOut = (method: string, timeoutMs: number): OmniError =>
  new OmniError("TIMEOUT", `${method} was not answered within ${timeoutMs} ms.`);

export const offline = (method: string): OmniError =>
  new OmniError("OFFLINE", `${method} could not be sent: there is no connection to the server.`);

/** Not `crypto.randomUUID`: a console served without TLS inside a company's network does not have it. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
