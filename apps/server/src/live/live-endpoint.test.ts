import { capabilities, eventNames, methodNames, type ErrorCode } from "@omni/contract";
import { closeCodes } from "@omni/live";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { SocketReader } from "../testing/socket-reader.ts";
import { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());
afterAll(removeFolders);

const liveUrl = (): string => `${server.url.replace("http", "ws")}/live`;
const refusedWith = (code: ErrorCode, message?: string | RegExp) =>
  expect.objectContaining({ code, ...(message && { message: expect.stringMatching(message) as string }) });

test("a console that was away receives exactly what it missed", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("one");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const lastSeq = (await agent.event("interactionConnected")).seq;
  const seen = agent.inbox.filter(({ seq }) => seq > lastSeq);
  await agent.cut();
  await customer.write("two");
  await customer.write("three");

  const back = await TestConsole.open(server.url, cookie, lastSeq);
  expect(await back.welcome()).toMatchObject({ resumed: true, snapshot: null });
  await back.event("messageReceived", ({ data }) => JSON.stringify(data).includes("three"));
  const missed = back.inbox.map(({ seq }) => seq);
  expect(missed).toEqual(missed.map((_, index) => lastSeq + 1 + index));
  expect(back.inbox.slice(0, seen.length)).toEqual(seen);
});

test("a console that asks for more than is kept gets a snapshot", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  await agent.cut();
  const back = await TestConsole.open(server.url, cookie, 1_000_000);
  const { resumed, snapshot } = await back.welcome();
  expect(resumed).toBe(false);
  expect(snapshot).toMatchObject({ user: { userId: "asha" }, session: { chosen: "AVAILABLE" }, demo: true });
  expect(snapshot?.apps.map(({ appId, url }) => [appId, url])).toEqual([
    ["screen-pop", `http://screen-pop.apps.localhost:${server.port}/si/screen-pop/1.0.0/index.html`],
  ]);
});

test("a snapshot carries each live interaction with its last events, for apps that come late", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const { snapshot } = await (await TestConsole.open(server.url, cookie)).welcome();
  expect(snapshot?.interactions.map((each) => [each.interactionId, each.state])).toEqual([
    [interactionId, "CONNECTED"],
  ]);
  const names = snapshot?.lastEvents.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["interactionOffered", "interactionConnected", "showCrm"]));
  expect(new Set(names).size).toBe(names?.length);
});

test("a second tab takes over and the first is told so", async () => {
  const cookie = await signIn(server.url, "asha");
  const first = await TestConsole.open(server.url, cookie, null, "first");
  const second = await TestConsole.open(server.url, cookie, null, "second");
  expect((await first.closing()).reason).toBe("TAKEN_OVER");
  expect(await first.closed).toBe(closeCodes.TAKEN_OVER);
  expect(await second.call("session.getCurrentUser", undefined)).toMatchObject({ userName: "asha" });
});

test("focus moves by selectInteraction and shows the record", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const ids: string[] = [];
  for (const text of ["one", "two"]) {
    const customer = await TestCustomer.open(server.url);
    await customer.write(text);
    const offer = await agent.event("interactionOffered", ({ interactionId }) => !ids.includes(interactionId ?? ""));
    ids.push(offer.interactionId ?? "");
    await agent.call("interaction.acceptInteraction", { interactionId: offer.interactionId ?? "" });
  }
  const interactionId = ids[0] ?? "";
  expect(await agent.call("interaction.selectInteraction", { interactionId })).toMatchObject({ selected: true });
  const shown = await agent.event("showCrm", ({ data }) => data["reason"] === "SELECTED");
  expect(shown.interactionId).toBe(interactionId);
  expect(await agent.call("interaction.getInteraction", { interactionId: ids[1] ?? "" })).toMatchObject({
    selected: false,
  });
});

test("every wrong call is answered by one typed error", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const interactionId = "int-none";
  const calls: [string, unknown, unknown][] = [
    [
      "interaction.acceptInteracton",
      { interactionId },
      refusedWith("UNKNOWN_METHOD", /Did you mean interaction\.acceptInteraction/),
    ],
    ["constructor", {}, refusedWith("UNKNOWN_METHOD")],
    [
      "interaction.acceptInteraction",
      { interactionId: 7 },
      refusedWith("INVALID_ARGUMENT", /argument\.interactionId: expected/),
    ],
    ["interaction.acceptInteraction", { interactionId }, refusedWith("INTERACTION_NOT_FOUND")],
    ["interaction.holdInteraction", { interactionId }, refusedWith("INTERACTION_NOT_FOUND")],
    ["app.publish", { topic: "a", data: 1 }, refusedWith("NOT_SUPPORTED")],
    ["session.login", { username: "asha", password: "x" }, refusedWith("ALREADY_LOGGED_IN")],
    ["session.selectCampaigns", { campaignIds: ["nowhere"] }, refusedWith("CAMPAIGN_NOT_ASSIGNED")],
    ["session.setAvailability", { status: "ON_BREAK", breakReason: "Moon" }, refusedWith("INVALID_ARGUMENT")],
    ["crm.getCustomer", { customerId: "C-0" }, refusedWith("CUSTOMER_NOT_FOUND")],
    ["crm.findCustomers", { phone: "1", email: "a" }, refusedWith("INVALID_ARGUMENT", /exactly one/)],
  ];
  for (const [method, argument, error] of calls) {
    await expect(agent.callRaw(method, argument), method).rejects.toEqual(error);
  }
});

test("an order that is repeated with its key is answered again and carried out once", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const update = { interactionId, data: { order: 7 } };
  const first = await agent.call("interaction.updateInteraction", update, { key: "once" });
  const facts = [...server.centre.log.all()].length;
  const head = server.centre.inbox.head("asha");

  expect(await agent.call("interaction.updateInteraction", update, { key: "once" })).toEqual(first);
  const back = await TestConsole.open(server.url, cookie, head);
  expect(await back.call("interaction.updateInteraction", update, { key: "once" })).toEqual(first);
  expect([...server.centre.log.all()]).toHaveLength(facts);
  expect(server.centre.inbox.head("asha")).toBe(head);

  await back.call("interaction.updateInteraction", { interactionId, data: { order: 8 } }, { key: "another" });
  expect([...server.centre.log.all()]).toHaveLength(facts + 1);
});

test("an app is held to its permissions, also when its console does not", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  await expect(agent.callRaw("session.logout", undefined, { appId: "screen-pop" })).rejects.toEqual(
    refusedWith("PERMISSION_DENIED", /session\.write/),
  );
  await expect(agent.callRaw("session.getCurrentUser", undefined, { appId: "stranger" })).rejects.toEqual(
    refusedWith("PERMISSION_DENIED", /stranger/),
  );
});

test("what the server and its console can do is told: all that the contract names", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const told = await agent.call("configuration.getCapabilities", undefined);
  expect(new Set(told.capabilities)).toEqual(new Set(Object.keys(capabilities)));
  expect(new Set(told.methods)).toEqual(new Set(methodNames));
  expect(new Set(told.events)).toEqual(new Set(eventNames));
});

test("a flood of calls is slowed down by a typed error", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  const calls = Array.from({ length: 900 }, () => agent.call("session.getAvailability", undefined));
  const codes = (await Promise.allSettled(calls)).flatMap((result) =>
    result.status === "rejected" ? [result.reason] : [],
  );
  expect(codes.length).toBeGreaterThan(100);
  expect(codes[0]).toEqual(refusedWith("RATE_LIMITED"));
});

test("a frame that makes no sense ends the link with a reason", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  agent.socket.send("{not json");
  expect((await agent.closing()).reason).toBe("BAD_MESSAGE");
  expect(await agent.closed).toBe(closeCodes.BAD_MESSAGE);
});

test("a frame that is too large cuts the link", async () => {
  const { console: agent } = await startWork(server.url, "asha");
  agent.socket.send("x".repeat(300_000));
  expect(await agent.closed).toBe(1009);
});

test("a console that stops reading is cut off, and resumes without loss when it is back", async () => {
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const customer = await TestCustomer.open(server.url);
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  await agent.event("interactionConnected");
  agent.socket.pause();
  const sockets = async () =>
    /omni_sockets\{side="agent"\} (\d+)/.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];
  const text = "x".repeat(100_000);
  let count = 0;
  await expect
    .poll(
      async () => {
        for (let index = 0; index < 20; index++) {
          const data = { text, index: count++ };
          await server.centre.execute({ type: "interaction.updateData", interactionId, agentId: null, data });
        }
        return sockets();
      },
      { timeout: 10_000 },
    )
    .toBe("0");
  const lastSeq = agent.inbox.at(-1)?.seq ?? 0;
  const back = await TestConsole.open(server.url, cookie, lastSeq);
  const { seq, resumed } = await back.welcome();
  expect(resumed).toBe(true);
  await back.find((message) => message.type === "inbox" && message.seq === seq);
  expect(back.inbox.map((item) => item.seq)).toEqual(
    Array.from({ length: seq - lastSeq }, (_, index) => lastSeq + 1 + index),
  );
});

test("a call before the hello is refused", async () => {
  const cookie = await signIn(server.url, "asha");
  const reader = new SocketReader<{ type: string; error?: { code: string } }>(liveUrl(), {
    cookie,
    origin: server.url,
  });
  await reader.opened();
  reader.send({ type: "call", id: 1, key: "k", method: "session.getCurrentUser" });
  expect((await reader.find(({ type }) => type === "reply")).error?.code).toBe("NOT_INITIALIZED");
});

test("a socket that never says hello is not kept, and those that do are", async () => {
  await server.stop();
  const clock = new ManualClock();
  server = await startTestServer({ clock });
  const { console: agent, cookie } = await startWork(server.url, "asha");
  const silent = new SocketReader(liveUrl(), { cookie, origin: server.url });
  await silent.opened();
  clock.advance(31_000);
  await silent.closed;
  expect(await agent.call("session.getLoginStatus", undefined)).toMatchObject({ status: "LOGGED_IN" });
});

test("a page of another origin gets no link, with or without the cookie", async () => {
  const cookie = await signIn(server.url, "asha");
  for (const origin of ["https://evil.example", `http://screen-pop.apps.localhost:${server.port}`]) {
    const reader = new SocketReader(liveUrl(), { cookie, origin });
    await expect(reader.opened()).rejects.toThrow("HTTP 403");
  }
});

test("without a session the link says that nobody is signed in", async () => {
  const reader = new SocketReader<{ type: string; reason?: string }>(liveUrl(), { origin: server.url });
  expect(await reader.find(({ type }) => type === "closing")).toMatchObject({ reason: "LOGGED_OUT" });
  expect(await reader.closed).toBe(closeCodes.LOGGED_OUT);
});
