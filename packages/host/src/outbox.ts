import type { Batch, Reply } from "@omni/wire";

/** What leaves for one frame, in order: all that is raised in one task shares one message. */
export interface Outbox {
  /** Adds one entry, already written as JSON. */
  add(entry: string): void;
  /** Sends a reply at once, behind the entries before it. */
  reply(reply: Reply): void;
}

export function createOutbox(send: (message: Batch | Reply) => void): Outbox {
  let entries: string[] = [];
  const flush = (): void => {
    if (entries.length === 0) return;
    const batch = `[${entries.join(",")}]`;
    entries = [];
    send({ kind: "batch", entries: batch });
  };
  return {
    add(entry) {
      if (entries.push(entry) === 1) queueMicrotask(flush);
    },
    reply(reply) {
      flush();
      send(reply);
    },
  };
}
