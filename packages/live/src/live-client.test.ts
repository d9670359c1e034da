import { OmniError } from "@omni/wire";
import { describe, expect, it } from "vitest";
import { closeCodes } from "./close-codes.ts";
import { createTestClock, createTestServer, testInbox, testWelcome } from "./live-client.fakes.ts";
import { createLiveClient, type LiveClientEvent } from "./live-client.ts";

function setUp({ random = () => 1 }: { random?: () => number } = {}) {
  const clock = createTestClock();
  const server = createTestServer();
  const events: LiveClientEvent[] = [];
  let keys = 0;
  const client = createLiveClient({
    url: "ws://omni.test/live",
    tabId: "tab-1",
    onEvent: (event) => events.push(event),
    openSocket: server.openSocket,
    clock,
    random,
    newKey: () => `key-${++keys}`,
  });
  const seqs = () => events.flatMap((event) => (event.type === "inbox" ? [event.item.seq] : []));
  const states = () => events.flatMap((event) => (event.type === "state" ? [event.state] : []));
  const online = (seq = 0) => {
    client.connect();
    server.line().open();
    server.line().send(testWelcome(seq, false));
  };
  const reconnect = (seq: number) => {
    clock.advance(10_000);
    server.line().open();
    server.line().send(testWelcome(seq, true, clock.now()));
  };
  const callsOn = (line: number) =>
    (server.lines[line]?.received ?? []).flatMap((message) =>
      message.type === "call" ? [[message.id, message.key, message.method]] : [],
    );
  return { clock, server, events, client, seqs, states, online, reconnect, callsOn };
}

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const reason: unknown = await promise.then(
    () => "resolved",
    (error: unknown) => error,
  );
  return OmniError.is(reason) ? reason.code : String(reason);
};

describe("the link", () => {
  it("asks for a snapshot first and reports it before it is online", () => {
    const { server, events, online } = setUp();
    online(7);
    expect(server.line().received).toEqual([{ type: "hello", tabId: "tab-1", lastSeq: null }]);
    expect(events.map(({ type }) => type)).toEqual(["clock", "snapshot", "state"]);
  });

  it("tells how far the server's clock is ahead", () => {
    const { client, server, events } = setUp();
    client.connect();
    server.line().open();
    server.line().send(testWelcome(0, false, 1_000_250));
    expect(events[0]).toEqual({ type: "clock", offsetMs: 250 });
  });

  it("resumes after a break by the last sequence it delivered", () => {
    const { server, seqs, online, reconnect } = setUp();
    online(3);
    server.line().send(testInbox(4));
    server.line().break();
    reconnect(6);
    expect(server.line().received[0]).toEqual({ type: "hello", tabId: "tab-1", lastSeq: 4 });
    server.line().send(testInbox(5));
    server.line().send(testInbox(6));
    expect(seqs()).toEqual([4, 5, 6]);
  });

  it("drops a duplicate", () => {
    const { server, seqs, online } = setUp();
    online(3);
    for (const seq of [4, 4, 3, 5]) server.line().send(testInbox(seq));
    expect(seqs()).toEqual([4, 5]);
  });

  it("never delivers across a gap: it asks for what is missing", () => {
    const { server, seqs, online, reconnect } = setUp();
    online(3);
    server.line().send(testInbox(4));
    server.line().send(testInbox(6));
    expect(seqs()).toEqual([4]);
    expect(server.line().closedByClient).toBe(true);
    reconnect(6);
    expect(server.line().received[0]).toMatchObject({ lastSeq: 4 });
    server.line().send(testInbox(5));
    server.line().send(testInbox(6));
    expect(seqs()).toEqual([4, 5, 6]);
  });

  it("asks for a snapshot when the same gap comes back", () => {
    const { server, clock, online, reconnect } = setUp();
    online(3);
    server.line().send(testInbox(5));
    reconnect(5);
    server.line().send(testInbox(5));
    clock.advance(10_000);
    server.line().open();
    expect(server.line().received[0]).toMatchObject({ lastSeq: null });
  });

  it("ignores a socket that it gave up", () => {
    const { server, seqs, online, reconnect } = setUp();
    online(3);
    const first = server.line();
    first.break();
    reconnect(3);
    first.send(testInbox(4));
    expect(seqs()).toEqual([]);
  });

  it("opens another socket after a message it cannot read", () => {
    const { server, online, reconnect, client } = setUp();
    online();
    server.line().sendText("{");
    expect(server.line().closedByClient).toBe(true);
    reconnect(0);
    expect(client.state()).toBe("ONLINE");
  });

  it("backs off from 250 ms to 10 s, and begins anew after it was online", () => {
    const { server, clock, online, client } = setUp();
    online();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      const before = server.lines.length;
      server.line().break();
      const start = clock.now();
      while (server.lines.length === before) clock.advance(10);
      waits.push(clock.now() - start);
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    server.line().open();
    server.line().send(testWelcome(0, true));
    expect(client.state()).toBe("ONLINE");
    server.line().break();
    const before = server.lines.length;
    clock.advance(250);
    expect(server.lines.length).toBe(before + 1);
  });

  it("spreads reconnects: chance takes up to half of the wait away", () => {
    const { server, clock, online } = setUp({ random: () => 0 });
    online();
    server.line().break();
    clock.advance(125);
    expect(server.lines).toHaveLength(2);
  });

  it("tries at once when told that the network is back", () => {
    const { server, online, client } = setUp();
    online();
    server.line().break();
    client.retryNow();
    expect(server.lines).toHaveLength(2);
  });

  it("gives up a socket that is not welcomed within 10 s", () => {
    const { server, clock, client } = setUp();
    client.connect();
    server.line().open();
    clock.advance(10_000);
    expect(server.lines[0]?.closedByClient).toBe(true);
    clock.advance(250);
    expect(server.lines).toHaveLength(2);
  });

  it("asks a quiet line for a sign of life and gives it up when none comes", () => {
    const { clock, server, states, online } = setUp();
    online();
    clock.advance(15_000);
    server.line().send(testInbox(1));
    clock.advance(19_000);
    expect(server.line().received.at(-1)).toEqual({ type: "read", seq: 1 });
    clock.advance(1_000);
    expect(server.line().received.at(-1)).toEqual({ type: "ping" });
    server.line().send({ type: "pong" });
    clock.advance(27_900);
    expect(states().at(-1)).toBe("ONLINE");
    clock.advance(100);
    expect(server.lines[0]?.closedByClient).toBe(true);
    expect(states().at(-1)).toBe("RECONNECTING");
  });

  it("gives a dead line up though the machine's clock is set back an hour, and keeps one that answers", () => {
    const { clock, server, states, online } = setUp();
    online();
    clock.set(-3_600_000);
    clock.advance(20_000);
    expect(server.line().received.at(-1)).toEqual({ type: "ping" });
    server.line().send({ type: "pong" });
    clock.advance(27_900);
    expect(states().at(-1)).toBe("ONLINE");
    clock.set(-3_600_000);
    clock.advance(100);
    expect(states().at(-1)).toBe("RECONNECTING");
  });

  it("gives a line up within 8 s when it does not answer a check", () => {
    const { clock, server, client, states, online } = setUp();
    online();
    clock.advance(100);
    client.checkNow();
    expect(server.line().received.at(-1)).toEqual({ type: "ping" });
    clock.advance(8_000);
    expect(states().at(-1)).toBe("RECONNECTING");
  });

  it("is RECONNECTING after a break and OFFLINE after 15 s", () => {
    const { server, clock, states, online } = setUp();
    online();
    server.line().break();
    expect(states()).toEqual(["ONLINE", "RECONNECTING"]);
    clock.advance(15_000);
    expect(states()).toEqual(["ONLINE", "RECONNECTING", "OFFLINE"]);
    server.line().open();
    server.line().send(testWelcome(0, true));
    expect(states().at(-1)).toBe("ONLINE");
  });

  it("counts the attempts that failed, so that the session can be checked", () => {
    const { server, clock, events, online } = setUp();
    online();
    server.line().break();
    clock.advance(250);
    server.line().break();
    clock.advance(500);
    server.line().break();
    expect(events.filter(({ type }) => type === "attemptFailed")).toEqual([
      { type: "attemptFailed", attempt: 2 },
      { type: "attemptFailed", attempt: 3 },
    ]);
  });

  it.each(Object.entries(closeCodes))("never reconnects by itself after %s", (reason, code) => {
    const { server, clock, events, online, client } = setUp();
    online();
    server.line().break(code);
    clock.advance(600_000);
    expect(server.lines).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "closed", reason });
    client.connect();
    expect(server.lines).toHaveLength(2);
  });

  it("shows the server's own words for an ending", () => {
    const { server, events, online } = setUp();
    online();
    server.line().send({ type: "closing", reason: "FORCED_OUT", message: "Signed in on desk 4." });
    server.line().break(closeCodes.FORCED_OUT);
    expect(events.at(-1)).toEqual({ type: "closed", reason: "FORCED_OUT", message: "Signed in on desk 4." });
  });

  it("says how far it has read, once a second at most", () => {
    const { server, clock, online } = setUp();
    online(0);
    for (const seq of [1, 2, 3]) server.line().send(testInbox(seq));
    clock.advance(1_000);
    expect(server.line().received.slice(1)).toEqual([{ type: "read", seq: 3 }]);
  });
});

describe("calls", () => {
  it("resolves with the reply's result and rejects with its error", async () => {
    const { client, server, online } = setUp();
    online();
    const good = client.call("configuration.getBreakReasons", undefined);
    const bad = client.call("interaction.acceptInteraction", { interactionId: "i1" });
    server.line().send({ type: "reply", id: 1, result: ["Lunch"] });
    server.line().send({ type: "reply", id: 2, error: { code: "INVALID_STATE", message: "Gone.", details: { a: 1 } } });
    await expect(good).resolves.toEqual(["Lunch"]);
    await expect(bad).rejects.toMatchObject({ code: "INVALID_STATE", message: "Gone.", details: { a: 1 } });
  });

  it("sends a call again with its key after a break, and settles it once", async () => {
    const { client, server, online, reconnect, callsOn } = setUp();
    online();
    const call = client.call("interaction.sendMessage", { interactionId: "i1", text: "Hi" }, { timeoutMs: 30_000 });
    server.line().break();
    reconnect(0);
    expect(callsOn(0)).toEqual([[1, "key-1", "interaction.sendMessage"]]);
    expect(callsOn(1)).toEqual([[1, "key-1", "interaction.sendMessage"]]);
    server.line().send({ type: "reply", id: 1, result: "one" });
    server.line().send({ type: "reply", id: 1, result: "two" });
    await expect(call).resolves.toBe("one");
  });

  it("keeps calls made during a break, in order, until the line is back", () => {
    const { client, server, online, callsOn } = setUp();
    online();
    server.line().break();
    void codeOf(client.call("session.getAvailability", undefined));
    void codeOf(client.call("session.getExtension", undefined));
    client.retryNow();
    server.line().open();
    expect(callsOn(1)).toEqual([]);
    server.line().send(testWelcome(0, true));
    expect(callsOn(1).map(([, , method]) => method)).toEqual(["session.getAvailability", "session.getExtension"]);
  });

  it("lets the caller name the order, so that trying again is safe", () => {
    const { client, online, callsOn } = setUp();
    online();
    void codeOf(client.call("session.getExtension", undefined, { key: "order-1" }));
    expect(callsOn(0)).toEqual([[1, "order-1", "session.getExtension"]]);
  });

  it("rejects TIMEOUT when it was sent, OFFLINE when it never was", async () => {
    const { client, server, clock, online } = setUp();
    online();
    const sent = codeOf(client.call("session.getExtension", undefined));
    clock.advance(5_000);
    server.line().break();
    const unsent = codeOf(client.call("session.getExtension", undefined));
    clock.advance(10_000);
    expect([await sent, await unsent]).toEqual(["TIMEOUT", "OFFLINE"]);
  });

  it("gives up a line on which nothing was heard during a whole call", async () => {
    const { client, server, clock, online } = setUp();
    online();
    const call = codeOf(client.call("session.getExtension", undefined));
    clock.advance(10_000);
    expect(await call).toBe("TIMEOUT");
    expect(server.lines[0]?.closedByClient).toBe(true);
  });

  it("keeps a line that is alive when one call is slow", async () => {
    const { client, server, clock, online } = setUp();
    online();
    const call = codeOf(client.call("session.getExtension", undefined));
    clock.advance(9_000);
    server.line().send(testInbox(1));
    clock.advance(1_000);
    expect(await call).toBe("TIMEOUT");
    expect(server.lines[0]?.closedByClient).toBe(false);
  });

  it("refuses a call at once when offline", async () => {
    const { client, server, clock, online } = setUp();
    online();
    server.line().break();
    clock.advance(15_000);
    expect(await codeOf(client.call("session.getExtension", undefined))).toBe("OFFLINE");
  });

  it("rejects ABORTED by the signal and sends nothing when it was aborted before", async () => {
    const { client, online, callsOn } = setUp();
    online();
    const abort = new AbortController();
    const call = codeOf(client.call("session.getExtension", undefined, { signal: abort.signal }));
    abort.abort();
    expect(await call).toBe("ABORTED");
    expect(await codeOf(client.call("session.getExtension", undefined, { signal: abort.signal }))).toBe("ABORTED");
    expect(callsOn(0)).toHaveLength(1);
  });

  it.each([
    ["TAKEN_OVER", "OFFLINE"],
    ["FORCED_OUT", "NOT_LOGGED_IN"],
    ["EXPIRED", "NOT_LOGGED_IN"],
  ] as const)("rejects what waits when the server closes with %s", async (reason, code) => {
    const { client, server, online } = setUp();
    online();
    const call = codeOf(client.call("session.getExtension", undefined));
    server.line().break(closeCodes[reason]);
    expect(await call).toBe(code);
  });

  it("rejects what waits when the console closes the link", async () => {
    const { client, server, online } = setUp();
    online();
    const call = codeOf(client.call("session.getExtension", undefined));
    client.close();
    expect(await call).toBe("OFFLINE");
    expect(server.line().closedByClient).toBe(true);
  });

  it("forgets how far it was read when the console closes it", () => {
    const { client, server, online } = setUp();
    online(5);
    client.close();
    client.connect();
    server.line().open();
    expect(server.line().received).toEqual([{ type: "hello", tabId: "tab-1", lastSeq: null }]);
  });

  it("names the app for which it calls", () => {
    const { client, server, online } = setUp();
    online();
    void codeOf(client.call("app.storage.get", { key: "k" }, { appId: "screen-pop" }));
    expect(server.line().received[1]).toMatchObject({ appId: "screen-pop", argument: { key: "k" } });
  });
});

describe("CRM pages", () => {
  it("are handed on when the server says that they changed", () => {
    const { server, events, online } = setUp();
    online();
    const crmPages = { desk: { url: "https://crm.example/", permissions: [] } };
    server.line().send({ type: "crmPages", crmPages });
    expect(events.at(-1)).toEqual({ type: "crmPages", crmPages });
  });
});

describe("apps", () => {
  it("are handed on when the server says that they changed", () => {
    const { server, events, online } = setUp();
    online();
    server.line().send({ type: "apps", apps: [] });
    expect(events.at(-1)).toEqual({ type: "apps", apps: [] });
  });

  it("are reported on while there is a line, and not kept for the next one", () => {
    const { client, server, online, reconnect } = setUp();
    const report = { appId: "screen-pop", version: "1.0.0", kind: "READY" } as const;
    client.report(report);
    online();
    client.report(report);
    expect(server.line().received.slice(1)).toEqual([{ type: "appReport", ...report }]);
    server.line().break();
    client.report(report);
    reconnect(0);
    expect(server.line().received.map(({ type }) => type)).toEqual(["hello"]);
  });
});
