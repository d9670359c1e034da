// A customer's phone as the tests play it: over the socket by which the lab's phone page plays one.
import type { FromPhone, PhoneCall, ToPhone } from "@omni/live";

const waitMs = 30_000;

/** Node's own takes headers; the browser's types, which the tests have too, do not know of them. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  options: { headers: Record<string, string> },
) => WebSocket;

type CallOrder = "answer" | "decline" | "hangUp" | "drop";

export interface TestPhone {
  readonly number: string;
  /** Calls that the phone has heard of, as it last heard of them. */
  calls(): PhoneCall[];
  /** The newest call once it satisfies the condition. */
  waitFor(condition: (call: PhoneCall) => boolean, what: string): Promise<PhoneCall>;
  call(to: string): void;
  order(type: CallOrder, callId: string): void;
  sendDigits(callId: string, digits: string): void;
  close(): void;
}

/** Plays a number on a running server; resolves once the server knows it. */
export async function openCallerPhone(port: number, number: string): Promise<TestPhone> {
  const socket = new NodeWebSocket(`ws://localhost:${port}/phone`, {
    // As the page that shows a phone: the server takes no socket of another origin.
    headers: { origin: `http://localhost:${port}` },
  });
  const known = new Map<string, PhoneCall>();
  const listeners = new Set<() => void>();
  const refusals: string[] = [];
  let orders = 0;

  const send = (message: FromPhone): void => socket.send(JSON.stringify(message));
  const orderId = (): string => `order-${++orders}`;
  const welcome = Promise.withResolvers<void>();
  socket.addEventListener("open", () => send({ type: "hello", number, phoneKey: crypto.randomUUID() }));
  socket.addEventListener("error", () => welcome.reject(new Error(`The phone ${number} has no link to the server.`)));
  socket.addEventListener("message", ({ data }) => {
    // The server's own messages, as the link names them.
    const message = JSON.parse(String(data)) as ToPhone;
    if (message.type === "welcome") for (const call of message.calls) known.set(call.callId, call);
    if (message.type === "call") known.set(message.call.callId, message.call);
    if (message.type === "refused") refusals.push(message.message);
    if (message.type === "refused" && message.orderId === null) welcome.reject(new Error(message.message));
    if (message.type === "welcome") welcome.resolve();
    for (const listener of [...listeners]) listener();
  });
  await welcome.promise;

  const newest = (): PhoneCall | undefined => [...known.values()].toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
  return {
    number,
    calls: () => [...known.values()],
    waitFor: (condition, what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const call = newest();
          if (call === undefined || !condition(call)) return;
          stop();
          resolve(call);
        };
        const late = setTimeout(() => {
          stop();
          reject(new Error(`${what}: not in time. ${JSON.stringify({ call: newest(), refusals })}`));
        }, waitMs);
        const stop = (): void => {
          clearTimeout(late);
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    call: (to) => send({ type: "call", orderId: orderId(), to }),
    order: (type, callId) => send({ type, orderId: orderId(), callId }),
    sendDigits: (callId, digits) => send({ type: "digits", orderId: orderId(), callId, digits }),
    close: () => socket.close(),
  };
}
