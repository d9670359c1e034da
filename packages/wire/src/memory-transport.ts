import type { Transport, TransportHandlers } from "./transport.ts";

/** Two linked transports in one process: copies every message and delivers it in a later microtask, as a port would. */
export function createMemoryPair<A, B>(): [Transport<A, B>, Transport<B, A>] {
  const left = createEnd<B>();
  const right = createEnd<A>();
  return [linkEnd(left, right), linkEnd(right, left)];
}

interface End<Incoming> {
  handlers: TransportHandlers<Incoming> | null;
  waiting: Incoming[];
  open: boolean;
}

const createEnd = <Incoming>(): End<Incoming> => ({ handlers: null, waiting: [], open: true });

function linkEnd<Outgoing, Incoming>(own: End<Incoming>, other: End<Outgoing>): Transport<Outgoing, Incoming> {
  return {
    start(handlers) {
      own.handlers = handlers;
      const { waiting } = own;
      own.waiting = [];
      for (const message of waiting) queueMicrotask(() => deliver(own, message));
      if (!own.open) queueMicrotask(() => handlers.onClose(false));
    },
    send(message) {
      const copy = structuredClone(message);
      if (own.open) queueMicrotask(() => deliver(other, copy));
    },
    close() {
      if (!own.open) return;
      endOne(own);
      // After what is on its way, so that a last message still arrives.
      queueMicrotask(() => endOne(other));
    },
  };
}

function deliver<Incoming>(end: End<Incoming>, message: Incoming): void {
  if (!end.open) return;
  if (end.handlers === null) end.waiting.push(message);
  else end.handlers.onMessage(message);
}

function endOne<Incoming>(end: End<Incoming>): void {
  if (!end.open) return;
  end.open = false;
  end.handlers?.onClose(false);
}
