import { describe, expect, it, onTestFinished } from "vitest";
import { createMemoryPair } from "./memory-transport.ts";
import { createPortTransport } from "./port-transport.ts";
import type { Transport } from "./transport.ts";

type Message = string | { text: string; inner?: { list: number[] } } | (() => void);
type Line = Transport<Message, Message>;

/** One row per transport: every transport passes the same suite. */
const transports: Record<string, () => [Line, Line]> = {
  "memory pair": () => createMemoryPair<Message, Message>(),
  "message port": () => {
    const { port1, port2 } = new MessageChannel();
    return [createPortTransport(port1), createPortTransport(port2)];
  },
};

describe.each(Object.entries(transports))("%s", (_name, createPair) => {
  const open = () => {
    const [left, right] = createPair();
    onTestFinished(() => left.close());
    return { left: record(left), right: record(right) };
  };

  it("delivers in order, both ways", async () => {
    const { left, right } = open();
    left.start();
    right.start();
    for (const text of ["a", "b", "c"]) left.line.send(text);
    right.line.send("d");
    expect(await right.next(3)).toEqual(["a", "b", "c"]);
    expect(await left.next(1)).toEqual(["d"]);
  });

  it("keeps what arrives before start", async () => {
    const { left, right } = open();
    left.start();
    left.line.send("early");
    await Promise.resolve();
    right.start();
    left.line.send("late");
    expect(await right.next(2)).toEqual(["early", "late"]);
  });

  it("delivers copies", async () => {
    const { left, right } = open();
    right.start();
    const sent = { text: "x", inner: { list: [1] } };
    left.line.send(sent);
    sent.inner.list.push(2);
    expect(await right.next(1)).toEqual([{ text: "x", inner: { list: [1] } }]);
  });

  it("refuses what cannot be copied and stays open", async () => {
    const { left, right } = open();
    right.start();
    expect(() => left.line.send(() => {})).toThrow(expect.objectContaining({ name: "DataCloneError" }));
    left.line.send("after");
    expect(await right.next(1)).toEqual(["after"]);
  });

  it("tells both sides once that it is closed, after what was sent before", async () => {
    const { left, right } = open();
    left.start();
    right.start();
    left.line.send("last");
    left.line.close();
    left.line.close();
    await Promise.all([left.closed, right.closed]);
    right.line.close();
    expect(right.messages).toEqual(["last"]);
    expect([left.closes(), right.closes()]).toEqual([1, 1]);
  });

  it("drops what is sent after the end", async () => {
    const { left, right } = open();
    left.start();
    right.start();
    left.line.close();
    left.line.send("too late");
    await right.closed;
    right.line.send("too late");
    expect([left.messages, right.messages]).toEqual([[], []]);
  });

  it("tells a side that starts after the end", async () => {
    const { left, right } = open();
    left.start();
    left.line.close();
    await left.closed;
    right.start();
    await right.closed;
    expect(right.closes()).toBe(1);
  });
});

function record(line: Line) {
  const messages: Message[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const end = Promise.withResolvers<void>();
  let closes = 0;
  return {
    line,
    messages,
    closed: end.promise,
    closes: () => closes,
    start: () =>
      line.start({
        onMessage: (message) => {
          messages.push(message);
          for (const { count, resolve } of waiting) if (messages.length >= count) resolve();
        },
        onClose: () => {
          closes++;
          end.resolve();
        },
      }),
    next: async (count: number): Promise<Message[]> => {
      if (messages.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return messages;
    },
  };
}
