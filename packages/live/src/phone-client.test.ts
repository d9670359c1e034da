import { beforeEach, expect, test } from "vitest";
import type { ChatSocketEvents } from "./customer-client-link.ts";
import { PhoneClient, type PhoneView } from "./phone-client.ts";
import type { FromPhone, PhoneMessage, ToPhone } from "./phone-link.ts";

const number = "+447700900123";
const rows = new Map<string, string>();
const storage = {
  getItem: (key: string) => rows.get(key) ?? null,
  setItem: (key: string, value: string) => void rows.set(key, value),
  removeItem: (key: string) => void rows.delete(key),
};

let timers: { at: number; run: () => void }[] = [];
let now = 0;
const clock = {
  now: () => now,
  random: () => 0.5,
  after(ms: number, run: () => void) {
    const timer = { at: now + ms, run };
    timers.push(timer);
    return () => void (timers = timers.filter((each) => each !== timer));
  },
};
function advance(ms: number): void {
  const until = now + ms;
  for (;;) {
    const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (next === undefined) break;
    timers = timers.filter((each) => each !== next);
    now = next.at;
    next.run();
  }
  now = until;
}

let socket: ChatSocketEvents | null = null;
let sent: FromPhone[] = [];
let opened = 0;
let view: PhoneView;
let refusals: string[] = [];
let keys = 0;

const open = (): PhoneClient =>
  new PhoneClient({
    number,
    storage,
    clock,
    newKey: () => `key-of-sixteen-and-more-${++keys}`,
    openSocket: (events) => {
      opened++;
      socket = events;
      return { send: (text) => void sent.push(JSON.parse(text) as FromPhone), close: () => {} };
    },
    onChange: (next) => (view = next),
    onRefused: (message) => refusals.push(message),
  });

const hear = (message: ToPhone): void => socket?.onText(JSON.stringify(message));
const welcome = (part: Partial<Extract<ToPhone, { type: "welcome" }>> = {}): void => {
  socket?.onOpen();
  hear({ type: "welcome", number, numbers: [], calls: [], messages: [], reachable: true, now: 500, ...part });
};
const message = (part: Partial<PhoneMessage>): PhoneMessage => ({
  messageId: "m1",
  clientId: null,
  channelType: "SMS",
  from: "CENTRE",
  peer: "+442079460002",
  text: "Hello",
  attachments: [],
  sentAt: 1,
  read: false,
  ...part,
});

beforeEach(() => {
  rows.clear();
  timers = [];
  now = 0;
  sent = [];
  opened = 0;
  refusals = [];
});

test("a text written without a link is sent when there is one, and again until it is taken", () => {
  const phone = open();
  phone.send("SMS", "+442079460002", "In the tunnel");
  phone.connect();
  welcome();
  const orders = sent.filter((each) => each.type === "send");
  expect(orders.map(({ text }) => text)).toEqual(["In the tunnel"]);
  socket?.onClose();
  advance(1_000);
  expect(opened).toBe(2);
  sent = [];
  welcome();
  expect(sent.filter((each) => each.type === "send")).toEqual(orders);
  hear({ type: "message", message: message({ clientId: orders[0]?.orderId ?? "", from: "PHONE" }) });
  expect(view.unsent).toEqual([]);
});

test("a reload keeps who the phone is and its messages", () => {
  const phone = open();
  phone.connect();
  welcome();
  hear({ type: "message", message: message({}) });
  const [hello] = sent;
  phone.close();
  sent = [];
  const again = open();
  expect(again.view().messages.map(({ text }) => text)).toEqual(["Hello"]);
  again.connect();
  socket?.onOpen();
  expect(sent).toEqual([hello]);
});

test("a text that is refused says why and waits for no answer; one that is refused for now is sent again", () => {
  const phone = open();
  phone.connect();
  welcome();
  phone.send("SMS", "+442079460002", "Hello");
  const orderId = view.unsent[0]?.clientId ?? "";
  hear({ type: "refused", orderId, code: "RATE_LIMITED", message: "Wait a moment." });
  sent = [];
  advance(1_500);
  expect(sent).toMatchObject([{ type: "send", orderId }]);
  hear({ type: "refused", orderId, code: "TARGET_UNAVAILABLE", message: "No such number." });
  expect(view.unsent).toMatchObject([{ refusal: "No such number." }]);
  expect(view.link).toBe("ONLINE");
});

test("a phone that may not be played says so and stays away", () => {
  const phone = open();
  phone.connect();
  socket?.onOpen();
  hear({ type: "refused", orderId: null, code: "PERMISSION_DENIED", message: "Not here." });
  socket?.onClose();
  advance(60_000);
  expect(view).toMatchObject({ link: "REFUSED", problem: "Not here." });
  expect(opened).toBe(1);
});

test("a link that died without a word is noticed and made anew", () => {
  const phone = open();
  phone.connect();
  welcome();
  advance(25_000);
  expect(sent.at(-1)).toEqual({ type: "ping" });
  hear({ type: "pong" });
  advance(25_000 + 8_000 + 1_000);
  expect(opened).toBe(2);
});

test("an order without a link is refused at once", () => {
  const phone = open();
  phone.call("+442079460001");
  expect(refusals).toHaveLength(1);
  expect(sent).toEqual([]);
});
