// The benchmark's own line between host page and frame, apart from the contender's: orders and acknowledgements.
import type { Contender } from "./lines.ts";

export type Order =
  /** Loads and connects a contender; answers the milliseconds from the start of its script to ready. */
  | { do: "start"; contender: Contender; hostOrigin: string }
  /** Calls one after another; answers each call's milliseconds. */
  | { do: "call"; count: number }
  /** Answers at once, and tells again when so many events have come from now on. */
  | { do: "expect"; count: number };

export interface Control {
  send(order: Order): Promise<unknown>;
  /** Resolves once the frame counts; the promise inside resolves when it has counted so many events. */
  expect(count: number): Promise<{ arrived: Promise<void> }>;
  close(): void;
}

/** The host page's end of a frame's control line. */
export async function openControl(frame: HTMLIFrameElement, origin: string): Promise<Control> {
  const { port1: port, port2 } = new MessageChannel();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let onArrived = (): void => {};
  const opened = Promise.withResolvers<void>();
  port.onmessage = ({ data }: MessageEvent<{ id: number; value?: unknown; error?: string } | "open" | "arrived">) => {
    if (data === "open") return opened.resolve();
    if (data === "arrived") return onArrived();
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) call?.resolve(data.value);
    else call?.reject(new Error(data.error));
  };
  frame.contentWindow?.postMessage("control", origin, [port2]);
  await opened.promise;
  const send = async (order: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      port.postMessage({ id, order });
    });
  return {
    send,
    async expect(count) {
      const arrived = new Promise<void>((resolve) => {
        onArrived = resolve;
      });
      await send({ do: "expect", count });
      return { arrived };
    },
    close: () => port.close(),
  };
}

/** The frame's end: answers orders until the page is gone. */
export function answerControl(handle: (order: Order, tellArrived: () => void) => Promise<unknown>): void {
  const onMessage = ({ data, ports: [port] }: MessageEvent): void => {
    if (data !== "control" || port === undefined) return;
    // Nothing of the benchmark may listen where a contender is measured.
    removeEventListener("message", onMessage);
    port.onmessage = ({ data: { id, order } }: MessageEvent<{ id: number; order: Order }>) => {
      handle(order, () => port.postMessage("arrived")).then(
        (value) => port.postMessage({ id, value }),
        (error: unknown) => port.postMessage({ id, error: String(error) }),
      );
    };
    port.postMessage("open");
  };
  addEventListener("message", onMessage);
}
