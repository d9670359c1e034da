import type { Batch, Reply } from "@omni/wire";

/** What leaves for one frame, in order: all that is raised in one task shares one message. */
export interface Outbox {
  /** Adds one entry, already written as JSON. */
  add(entry: string): void;
  /** Sends a reply at once, behind the entries before it. */
  reply(reply: Reply): void;
}

/** A longer message takes a slower road between Chromium's processes. */
const longestBatch = 60_000;

export function createOutbox(send: (message: Batch | Reply) => void): Outbox {
  let entries = "";
  const flush = (): void => {
    if (entries === "") return;
    const batch = `[${entries}]`;
    entries = "";
    send({ kind: "batch", entries: batch });
  };
  return {
    add(entry) {
      if (entries === "") queueMicrotask(flush);
      else if (entries.length + entry.length > longestBatch) flush();
      entries = entries === "" ? entry : `${entries},${entry}`;
    },
    reply(reply) {
      flush();
      send(reply);
    },
  };
}
