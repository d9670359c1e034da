import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { startHeartbeat } from "./heartbeat.ts";

test("a socket that does not answer is cut, one that answers stays", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const alive = new WebSocket(url);
  const dead = new WebSocket(url, { autoPong: false });
  await Promise.all([once(alive, "open"), once(dead, "open")]);
  const stop = startHeartbeat(server.clients, 20);
  await once(dead, "close");
  let answered = 0;
  alive.on("ping", () => (answered += 1));
  await expect.poll(() => answered).toBeGreaterThan(2);
  expect(alive.readyState).toBe(WebSocket.OPEN);
  stop();
  alive.terminate();
  server.close();
});
