import type { Reply, Request } from "./envelope.ts";
import { toWireError } from "./wire-error.ts";

export interface AnswererOptions {
  send: (reply: Reply) => void;
  /** Answers one request, or throws. `signal` aborts when nobody waits for the answer any more. */
  handle: (request: Request, signal: AbortSignal) => unknown;
  /** A request failed by a bug; the other side sees only the correlation id. */
  onBug: (error: unknown, correlationId: string, method: string) => void;
}

/** The answering side of request and reply: one reply for each request that was not aborted. */
export interface Answerer {
  receive(request: Request): void;
  abort(id: number): void;
  /** Aborts what is under way and answers nothing more. */
  close(): void;
}

export function createAnswerer({ send, handle, onBug }: AnswererOptions): Answerer {
  const running = new Map<number, AbortController>();

  async function receive(request: Request): Promise<void> {
    const { id, method } = request;
    const abort = new AbortController();
    running.set(id, abort);
    const toError = (error: unknown): Reply => ({
      kind: "reply",
      id,
      error: toWireError(error, (bug, correlationId) => onBug(bug, correlationId, method)),
    });
    let reply: Reply;
    try {
      reply = { kind: "reply", id, result: await handle(request, abort.signal) };
    } catch (error) {
      if (abort.signal.aborted) return;
      reply = toError(error);
    }
    if (running.get(id) !== abort) return;
    running.delete(id);
    try {
      send(reply);
    } catch (error) {
      // The result, or an error's details, cannot be copied.
      send(toError(error));
    }
  }

  const end = (id: number, controller: AbortController): void => {
    running.delete(id);
    controller.abort();
  };

  return {
    receive: (request) => void receive(request),
    abort(id) {
      const controller = running.get(id);
      if (controller !== undefined) end(id, controller);
    },
    close() {
      for (const [id, controller] of running) end(id, controller);
    },
  };
}
