import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { PhoneCall, PhoneMessage, ToPhone } from "@omni/live";
import { WebSocket } from "ws";
import type { PhoneTalk, Talk } from "../host-under-test.ts";

/** The customer's phone, as the page of a simulated phone speaks for it. */
export interface PhoneCustomer {
  call(to: string): Promise<PhoneTalk>;
  message(channelType: "WHATSAPP" | "SMS", to: string, text: string): Promise<Talk>;
  /** Ends what calls still last. */
  hangUpAll(): Promise<void>;
  close(): void;
}

const patienceMs = 5_000;

export async function openPhone(port: number, number: string): Promise<PhoneCustomer> {
  const socket = new WebSocket(`ws://localhost:${port}/phone`, { origin: `http://localhost:${port}` });
  const calls = new Map<string, PhoneCall>();
  const messages = new Map<string, PhoneMessage>();
  const refusals = new Map<string, string>();
  let wake = (): void => {};
  let isWelcome = false;
  let orders = 0;

  socket.on("message", (data) => {
    // The server writes exactly these.
    const message = JSON.parse(String(data)) as ToPhone;
    if (message.type === "welcome") isWelcome = true;
    else if (message.type === "call") calls.set(message.call.callId, message.call);
    else if (message.type === "message") messages.set(message.message.messageId, message.message);
    else if (message.type === "refused") refusals.set(message.orderId ?? "", message.message);
    wake();
  });
  const until = async <T>(what: string, find: () => T | undefined | false): Promise<T> => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = find();
      if (found !== undefined && found !== false) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`The phone waited in vain for ${what}: ${[...refusals.values()].join(" ")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const order = (message: object): string => {
    const orderId = `order-${++orders}`;
    socket.send(JSON.stringify({ ...message, orderId }));
    return orderId;
  };
  const isLasting = ({ state }: PhoneCall): boolean => state !== "ENDED";

  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", number, phoneKey: randomUUID() }));
  await until("its welcome", () => isWelcome);

  const hangUp = async (callId: string): Promise<void> => {
    const call = calls.get(callId);
    if (call === undefined || !isLasting(call)) return;
    order({ type: "hangUp", callId });
    await until("the end of the call", () => !isLasting(calls.get(callId) ?? call));
  };
  const hangUpAll = async (): Promise<void> => {
    for (const { callId } of calls.values()) await hangUp(callId);
    calls.clear();
  };

  return {
    hangUpAll,
    async call(to) {
      const before = new Set(calls.keys());
      const orderId = order({ type: "call", to });
      const call = await until("its call", () => {
        if (refusals.has(orderId)) throw new Error(`The call was refused: ${refusals.get(orderId)}`);
        return [...calls.values()].find(({ callId, direction }) => direction === "OUT" && !before.has(callId));
      });
      return { hangUp: async () => hangUp(call.callId) };
    },
    async message(channelType, to, text) {
      const of = (message: PhoneMessage): boolean => message.channelType === channelType && message.peer === to;
      const old = new Set([...messages.values()].filter(of).map(({ messageId }) => messageId));
      const say = async (words: string): Promise<void> => {
        const orderId = order({ type: "send", channelType, to, text: words });
        await until("its message", () => {
          if (refusals.has(orderId)) throw new Error(`The message was refused: ${refusals.get(orderId)}`);
          return [...messages.values()].some(({ clientId }) => clientId === orderId);
        });
      };
      const ownNow = (): PhoneMessage[] =>
        [...messages.values()].filter((message) => of(message) && !old.has(message.messageId));
      await say(text);
      return {
        say,
        typing: async () => {},
        seen: async () => ownNow().map((message) => message.text),
        async read() {
          const last = await until("a message to read", () => ownNow().findLast(({ from }) => from === "CENTRE"));
          order({ type: "read", messageId: last.messageId });
        },
        leave: async () => {},
      };
    },
    close: () => socket.close(),
  };
}
