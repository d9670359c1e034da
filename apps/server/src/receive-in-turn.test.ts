import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { receiveInTurn } from "./receive-in-turn.ts";

let listening: WebSocketServer;
let sender: WebSocket;
let receiver: WebSocket;
beforeEach(async () => {
  listening = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const connected = once(listening, "connection") as Promise<[WebSocket]>;
  sender = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  [receiver] = await connected;
  await once(sender, "open");
});
afterEach(() => {
  sender.terminate();
  listening.close();
});

test("frames are worked on one after the other, however long one takes", async () => {
  const log: string[] = [];
  receiveInTurn(receiver, async (text) => {
    log.push(`begin ${text}`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`end ${text}`);
  });
  for (const text of ["a", "b"]) sender.send(text);
  await expect.poll(() => log).toEqual(["begin a", "end a", "begin b", "end b"]);
});

test("who sends faster than the server can store waits, and nothing of it is lost", async () => {
  const count = 4000;
  const stored = Promise.withResolvers<void>();
  const received: number[] = [];
  let arrived = 0;
  receiver.on("message", () => arrived++);
  receiveInTurn(receiver, async (text) => {
    await stored.promise;
    received.push(Number(text.slice(0, 6)));
  });
  const padding = "x".repeat(10_000);
  for (let index = 0; index < count; index++) sender.send(`${String(index).padStart(6, "0")}${padding}`);
  await expect.poll(() => receiver.isPaused).toBe(true);
  // What was in the same read as the last frame is still taken.
  expect(arrived).toBeLessThan(300);
  expect(sender.bufferedAmount).toBeGreaterThan(0);

  stored.resolve();
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(count);
  expect(received).toEqual(received.map((_, index) => index));
});
