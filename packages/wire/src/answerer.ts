import type { Reply, Request } from "./envelope.ts";
import { toWireError } from "./wire-error.ts";

export interface AnswererOptions {
  send: (reply: Reply) => void;
  /** Answers one request, now or by a promise, or throws. `signal` aborts when nobody waits for the answer any more. */
  handle: (request: Request, signal: AbortSignal) => unknown;
  /** A request failed by a bug; the other side sees only the correlation id. */
  onBug: (error: unknown, correlationId: string, method: string) => void;
}

/** The answering side of request and reply: one reply for each request that was not aborted. */
export interface Answerer {
  receive(request: Request): void;
  abort(id: number): void;
  /** How many requests are under way. */
  pending(): number;
  /** Aborts what is under way and answers nothing more. */
  close(): void;
}

export function createAnswerer({ send, handle, onBug }: AnswererOptions): Answerer {
  const running = new Map<number, AbortController>();

  /** An answer that is no promise leaves in the same turn: nothing can be sent between the handling and the reply. */
  function receive(request: Request): void {
    const { id, method } = request;
    const controller = new AbortController();
    running.set(id, controller);
    const finish = (reply: Reply): void => {
      if (running.get(id) !== controller) return;
      running.delete(id);
      try {
        send(reply);
      } catch (error) {
        // The result, or an error's details, cannot be copied.
        send(toReply(error));
      }
    };
    const toReply = (error: unknown): Reply => ({
      kind: "reply",
      id,
      error: toWireError(error, (bug, correlationId) => onBug(bug, correlationId, method)),
    });
    const fail = (error: unknown): void => {
      if (!controller.signal.aborted) finish(toReply(error));
    };
    try {
      const answer = handle(request, controller.signal);
      if (answer instanceof Promise) answer.then((result) => finish({ kind: "reply", id, result }), fail);
      else finish({ kind: "reply", id, result: answer });
    } catch (error) {
      fail(error);
    }
  }

  const end = (id: number, controller: AbortController): void => {
    running.delete(id);
    controller.abort();
  };

  return {
    receive,
    pending: () => running.size,
    abort(id) {
      const controller = running.get(id);
      if (controller !== undefined) end(id, controller);
    },
    close() {
      for (const [id, controller] of running) end(id, controller);
    },
  };
}
