import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { CentreNumber } from "@omni/live";
import { WebSocketServer } from "ws";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../testing/manual-clock.ts";
import { TestPhone } from "../../testing/test-phone.ts";
import { connectPhonePage } from "./phone-connection.ts";
import { PhoneDesk } from "./phone-desk.ts";
import { FakeSimulators } from "./simulators.fakes.ts";

const centreNumbers: CentreNumber[] = [
  { number: "+442079460001", channelType: "VOICE", title: "Voice helpline" },
  { number: "+442079460002", channelType: "SMS", title: "Orders by SMS" },
  { number: "+442079460003", channelType: "WHATSAPP", title: "Orders on WhatsApp" },
];
const number = "+447700900123";

let http: Server;
let sockets: WebSocketServer;
let url: string;
let clock: ManualClock;
let simulators: FakeSimulators;
let mayPlay: boolean;
let desk: PhoneDesk;
let bugs: unknown[];

beforeEach(async () => {
  clock = new ManualClock(1_000);
  simulators = new FakeSimulators();
  mayPlay = true;
  bugs = [];
  desk = new PhoneDesk({ simulators, centreNumbers, clock, onError: (error) => bugs.push(error) });
  http = createServer();
  sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) =>
    connectPhonePage({ desk, socket, mayPlay, clock, onBug: (error) => bugs.push(error) }),
  );
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const socket of sockets.clients) socket.terminate();
  http.close();
  await once(http, "close");
  if (bugs.length > 0) throw new AggregateError(bugs, "The phones' room failed.");
});

test("a phone calls a number of the centre, is put through, hears digits and hangs up", async () => {
  const phone = await TestPhone.open(url);
  phone.send({ type: "call", orderId: "1", to: "+442079460001" });
  const { callId } = await phone.call("RINGING");
  simulators.tellCall(number, { type: "connected", callId });
  await phone.call("CONNECTED");
  simulators.tellCall(number, { type: "held", callId });
  await phone.call("HELD");
  simulators.tellCall(number, { type: "resumed", callId });
  simulators.tellCall(number, { type: "digits", callId, digits: "42" });
  await phone.find((message) => message.type === "call" && message.call.heardDigits === "42");
  phone.send({ type: "digits", orderId: "2", callId, digits: "1#" });
  phone.send({ type: "hangUp", orderId: "3", callId });
  phone.send({ type: "ping" });
  await phone.find(({ type }) => type === "pong");
  expect(simulators.done).toEqual(["call +442079460001", `digits ${callId} 1#`, `hangUp ${callId}`]);
  simulators.tellCall(number, { type: "ended", callId, reason: "CALL_HANGUP" });
  expect(await phone.call("ENDED")).toMatchObject({ direction: "OUT", endReason: "CALL_HANGUP" });
});

test("a phone that is called rings, and answers", async () => {
  const phone = await TestPhone.open(url);
  simulators.tellCall(number, { type: "ringing", callId: "in-1", from: "+442079460001" });
  expect(await phone.call("RINGING")).toMatchObject({ direction: "IN", peer: "+442079460001" });
  phone.send({ type: "answer", orderId: "1", callId: "in-1" });
  await expect.poll(() => simulators.done).toEqual(["answer in-1"]);
});

test("a second call to a phone in a call, and a call to a phone that is off, are declined", async () => {
  const phone = await TestPhone.open(url);
  simulators.tellCall(number, { type: "ringing", callId: "in-1", from: "+442079460001" });
  simulators.tellCall(number, { type: "ringing", callId: "in-2", from: "+442079460001" });
  expect(simulators.done).toEqual(["decline in-2"]);
  simulators.tellCall(number, { type: "ended", callId: "in-1" });
  phone.send({ type: "reachable", orderId: "1", reachable: false });
  await phone.find((message) => message.type === "reachable" && !message.reachable);
  simulators.tellCall(number, { type: "ringing", callId: "in-3", from: "+442079460001" });
  expect(simulators.done).toEqual(["decline in-2", "reachable false", "decline in-3"]);
});

test("a call that the line has taken waits until the centre puts it through to somebody", async () => {
  const phone = await TestPhone.open(url);
  phone.order({ type: "call", to: "+442079460001" });
  const { callId } = await phone.call("RINGING");
  simulators.tellCall(number, { type: "connected", callId });
  expect(await phone.call("CONNECTED")).toMatchObject({ waiting: true });
  desk.noteCall(callId, false);
  await phone.find((message) => message.type === "call" && !message.call.waiting);
  desk.noteCall(callId, true);
  await phone.cut();
  const { calls } = await (await TestPhone.open(url)).welcome();
  expect(calls).toMatchObject([{ callId, waiting: true }]);
});

test("a page that reloads finds its call and its messages", async () => {
  const phone = await TestPhone.open(url);
  simulators.tellCall(number, { type: "ringing", callId: "in-1", from: "+442079460001" });
  simulators.tellCall(number, { type: "connected", callId: "in-1" });
  simulators.write(number, "m1", "Your parcel is here");
  await phone.message("Your parcel is here");
  await phone.cut();
  clock.advance(59_000);
  const back = await TestPhone.open(url);
  const { calls, messages } = await back.welcome();
  expect(calls).toMatchObject([{ callId: "in-1", state: "CONNECTED" }]);
  expect(messages).toMatchObject([{ messageId: "m1", read: false }]);
  clock.advance(60_000);
  expect(simulators.isPlayed(number)).toBe(true);
});

test("the line of a call whose page stays away is lost, and the number is nobody's again", async () => {
  const phone = await TestPhone.open(url);
  simulators.tellCall(number, { type: "ringing", callId: "in-1", from: "+442079460001" });
  await phone.call("RINGING");
  await phone.cut();
  await expect
    .poll(() => {
      clock.advance(60_000);
      return simulators.done;
    })
    .toEqual(["drop in-1", `disconnect ${number}`]);
});

test("two pages with the phone's key show the same phone; a page without it is refused", async () => {
  const phone = await TestPhone.open(url);
  const second = await TestPhone.open(url);
  const stranger = await TestPhone.open(url, { phoneKey: "another-page's-key" });
  expect(await stranger.refusal()).toMatchObject({ code: "INVALID_STATE" });
  simulators.write(number, "m1", "To both");
  await Promise.all([phone.message("To both"), second.message("To both")]);
  expect(stranger.messages.filter(({ type }) => type === "message")).toEqual([]);
});

test("a text is sent once, however often its order comes, and a read message is reported once", async () => {
  const phone = await TestPhone.open(url);
  const order = { type: "send", orderId: "t1", channelType: "SMS", to: "+442079460002", text: "Hello" };
  phone.send(order);
  phone.send(order);
  expect(await phone.message("Hello")).toMatchObject({ clientId: "t1", from: "PHONE" });
  simulators.write(number, "m1", "Good morning");
  await phone.message("Good morning");
  phone.send({ type: "read", orderId: "r1", messageId: "m1" });
  phone.send({ type: "read", orderId: "r2", messageId: "m1" });
  phone.send({ type: "ping" });
  await phone.find(({ type }) => type === "pong");
  expect(simulators.done).toEqual(["SMS +442079460002 Hello", "read m1"]);
});

test("a file goes along by WhatsApp and not by SMS, and an empty text goes nowhere", async () => {
  const phone = await TestPhone.open(url);
  const file = { name: "receipt.txt", base64: Buffer.from("34.00").toString("base64") };
  phone.order({ type: "send", channelType: "WHATSAPP", to: "+442079460003", text: "", file });
  expect(await phone.message("")).toMatchObject({ attachments: [{ name: "receipt.txt", sizeBytes: 5 }] });
  phone.send({ type: "send", orderId: "sms", channelType: "SMS", to: "+442079460002", text: "", file });
  expect(await phone.refusal("sms")).toMatchObject({ code: "INVALID_ARGUMENT" });
  phone.send({ type: "send", orderId: "empty", channelType: "SMS", to: "+442079460002", text: " " });
  expect(await phone.refusal("empty")).toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(simulators.done).toEqual(["WHATSAPP +442079460003  receipt.txt:34.00"]);
});

test("wrong orders are refused by name, and nothing is done for them", async () => {
  const phone = await TestPhone.open(url);
  phone.send({ type: "call", orderId: "1", to: "+15550000000" });
  expect(await phone.refusal("1")).toMatchObject({ code: "TARGET_UNAVAILABLE" });
  phone.send({ type: "send", orderId: "2", channelType: "WHATSAPP", to: "+442079460002", text: "Hi" });
  expect(await phone.refusal("2")).toMatchObject({ code: "TARGET_UNAVAILABLE" });
  phone.send({ type: "hangUp", orderId: "3", callId: "nothing" });
  expect(await phone.refusal("3")).toMatchObject({ code: "INVALID_STATE" });
  phone.send({ type: "digits", orderId: "4", callId: "nothing", digits: "1x" });
  expect(await phone.refusal("4")).toMatchObject({ code: "INVALID_ARGUMENT" });
  phone.send({ type: "answer", orderId: "5", callId: "nothing" });
  expect(await phone.refusal("5")).toMatchObject({ code: "INVALID_STATE" });
  phone.socket.send("{");
  expect(await phone.refusal()).toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(simulators.done).toEqual([]);
});

test("a number of the centre, a word and an early order are refused", async () => {
  const own = await TestPhone.open(url, { number: "+442079460001" });
  expect(await own.refusal()).toMatchObject({ code: "INVALID_ARGUMENT" });
  const word = await TestPhone.open(url, { number: "mother" });
  expect((await word.refusal()).message).toContain("number: must be a phone number");
  word.send({ type: "call", orderId: "1", to: "+442079460001" });
  expect(await word.refusal("1")).toMatchObject({ code: "NOT_INITIALIZED" });
});

test("who may not play customers on this server is told so", async () => {
  mayPlay = false;
  const phone = await TestPhone.open(url);
  const { code, message } = await phone.refusal();
  expect(code).toBe("PERMISSION_DENIED");
  expect(message).toContain("supervisors and administrators");
  expect(simulators.isPlayed(number)).toBe(false);
});

test("a page that orders too much is told to wait", async () => {
  const phone = await TestPhone.open(url);
  for (let i = 0; i < 80; i++) phone.send({ type: "reachable", orderId: `o${i}`, reachable: true });
  expect(await phone.refusal("o79")).toMatchObject({ code: "RATE_LIMITED" });
});
