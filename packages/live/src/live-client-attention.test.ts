import { expect, it } from "vitest";
import { createTestClock, createTestServer, testWelcome } from "./live-client.fakes.ts";
import { createLiveClient, type LiveClientEvent } from "./live-client.ts";

it("tells whether the agent sees the console: when it changes, and after a break", () => {
  const clock = createTestClock();
  const server = createTestServer();
  const events: LiveClientEvent[] = [];
  const onEvent = (event: LiveClientEvent) => void events.push(event);
  const client = createLiveClient({ url: "ws://omni.test/live", tabId: "t", onEvent, ...server, clock });
  client.attend(true);
  client.connect();
  server.line().open();
  server.line().send(testWelcome(0, false));
  client.attend(true);
  expect(server.line().received.slice(1)).toEqual([{ type: "attention", looksAway: true }]);
  client.attend(false);
  expect(server.line().received.at(-1)).toEqual({ type: "attention", looksAway: false });
  expect(events.flatMap((event) => (event.type === "attention" ? [event.looksAway] : []))).toEqual([true, false]);
  server.line().break();
  clock.advance(10_000);
  server.line().open();
  server.line().send(testWelcome(0, true));
  expect(server.line().received.slice(1)).toEqual([{ type: "attention", looksAway: false }]);
});
