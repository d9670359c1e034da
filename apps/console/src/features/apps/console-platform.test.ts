import { checkEvent, type EventName } from "@omni/contract";
import type { PlatformEvent } from "@omni/host";
import type { LiveClient, LiveClientEvent } from "@omni/live";
import { describe, expect, it } from "vitest";
import { testInteraction, testItem, testMessage, testSnapshot } from "../../lib/agent-world.fakes.ts";
import { createLiveStore } from "../../lib/live-store.ts";
import { createConsolePlatform } from "./console-platform.ts";

function setUp(snapshot = testSnapshot({ interactions: [testInteraction()] })) {
  const calls: unknown[][] = [];
  let emit: (event: LiveClientEvent) => void = () => {};
  const client: LiveClient = {
    connect() {},
    close() {},
    retryNow() {},
    checkNow() {},
    report() {},
    attend() {},
    state: () => "ONLINE",
    call: async (...call) => {
      calls.push(call);
      return null as never;
    },
  };
  const live = createLiveStore(
    (onEvent) => {
      emit = onEvent;
      return client;
    },
    () => 9_000,
  );
  emit({ type: "snapshot", snapshot });
  emit({ type: "state", state: "ONLINE" });
  const platform = createConsolePlatform(live, { theme: "light", locale: "en" });
  const raised: PlatformEvent[] = [];
  platform.subscribe((event) => raised.push(event));
  return { calls, emit, platform, raised };
}

const issueOf = ({ name, payload }: PlatformEvent) => checkEvent(name, { ...payload, sequence: 1 });
const sessionNames: EventName[] = [
  "loginStatusChanged",
  "availabilityChanged",
  "autoCallChanged",
  "campaignSelectionChanged",
  "extensionChanged",
  "connectionChanged",
  "themeChanged",
  "localeChanged",
];

it("the platform can do what its server can, and what the console does itself", () => {
  const { platform, emit } = setUp();
  expect(platform.capabilities).toContain("chat");
  expect(platform.capabilities).not.toContain("voice");
  expect(platform.capabilities).toContain("layout");
  const known = platform.capabilities;
  expect(platform.capabilities).toBe(known);
  emit({ type: "snapshot", snapshot: testSnapshot({ capabilities: ["session", "voice"] }) });
  expect(platform.capabilities).toEqual(["session", "voice", "appMessaging", "ui", "layout", "log"]);
});

describe("events for apps", () => {
  it("carry the interaction's common fields, their own and the time, as the contract says", () => {
    const { emit, raised } = setUp();
    emit({ type: "inbox", item: testItem(11, { name: "messageReceived", data: { message: testMessage() } }) });
    expect(raised).toHaveLength(1);
    expect(raised[0]).toMatchObject({
      name: "messageReceived",
      interactionId: "i1",
      payload: { interactionId: "i1", state: "CONNECTED", eventTime: 5_011, message: { text: "Hello" } },
    });
    expect(raised.map(issueOf)).toEqual([null]);
  });

  it("never let an event's own data replace a common field", () => {
    const { emit, raised } = setUp();
    emit({ type: "inbox", item: testItem(11, { data: { participants: [], interactionId: "other" } }) });
    expect(raised[0]?.payload).toMatchObject({ interactionId: "i1" });
  });

  it("include what only passes, with the interaction that the console knows", () => {
    const { emit, raised, platform } = setUp();
    const { seq: _seq, interaction: _interaction, ...item } = testItem(0, { name: "typingChanged" });
    emit({ type: "passing", item: { ...item, data: { from: "CUSTOMER", typing: true } } });
    expect(raised.map(issueOf)).toEqual([null]);
    expect(platform.replay("typingChanged")).toEqual(raised);
  });

  it("leave out what concerns an unknown interaction", () => {
    const { emit, raised } = setUp();
    const { seq: _seq, interaction: _interaction, ...item } = testItem(0, { name: "typingChanged" });
    emit({ type: "passing", item: { ...item, interactionId: "gone", data: { from: "CUSTOMER", typing: true } } });
    expect(raised).toEqual([]);
  });

  it("tell of the connection, the appearance and the end of the session", () => {
    const { emit, platform, raised } = setUp();
    emit({ type: "state", state: "RECONNECTING" });
    platform.setSurroundings({ theme: "dark", locale: "en" });
    emit({ type: "closed", reason: "EXPIRED", message: "Your session has expired." });
    expect(raised.map(({ name }) => name)).toEqual(["connectionChanged", "themeChanged", "loginStatusChanged"]);
    expect(raised.map(issueOf)).toEqual([null, null, null]);
  });

  it("tell once that the agent left, when the inbox says it before the link ends", () => {
    const { emit, raised } = setUp();
    const left = { status: "LOGGED_OUT", userId: "ana", userName: "ana", reason: null };
    const item = { ...testItem(11, { name: "loginStatusChanged", data: left }), interactionId: null };
    emit({ type: "inbox", item });
    emit({ type: "closed", reason: "LOGGED_OUT", message: "You signed out." });
    emit({ type: "snapshot", snapshot: testSnapshot() });
    emit({ type: "closed", reason: "EXPIRED", message: "Your session has expired." });
    expect(raised.map(({ payload }) => (payload as { status?: string }).status)).toEqual(["LOGGED_OUT", "EXPIRED"]);
  });

  it("stop with the platform", () => {
    const { emit, platform, raised } = setUp();
    platform.close();
    emit({ type: "inbox", item: testItem(11) });
    expect(raised).toEqual([]);
  });
});

describe("replay", () => {
  it("answers the last event of that name for each live interaction, and the same object each time", () => {
    const { emit, platform } = setUp();
    emit({ type: "inbox", item: testItem(11, { name: "messageReceived", data: { message: testMessage() } }) });
    emit({
      type: "inbox",
      item: testItem(12, { name: "messageReceived", data: { message: testMessage({ messageId: "m2" }) } }),
    });
    const [first, ...others] = platform.replay("messageReceived");
    expect(first?.payload).toMatchObject({ message: { messageId: "m2" } });
    expect(others).toEqual([]);
    expect(platform.replay("messageReceived")[0]).toBe(first);
  });

  it("knows what happened before the console was opened", () => {
    const interaction = testInteraction();
    const { platform } = setUp(testSnapshot({ interactions: [interaction], lastEvents: [testItem(9)] }));
    expect(platform.replay("interactionConnected")).toHaveLength(1);
  });

  it("forgets an interaction that left the agent", () => {
    const { emit, platform } = setUp();
    emit({ type: "inbox", item: testItem(11) });
    const disposed = { dispositionCode: "A", dispositionClass: "B", notes: "", by: "u1" };
    emit({
      type: "inbox",
      item: testItem(12, {
        name: "interactionDisposed",
        data: disposed,
        interaction: testInteraction({ state: "DISPOSED" }),
      }),
    });
    expect(platform.replay("interactionConnected")).toEqual([]);
  });

  it.each(sessionNames)("answers the present state for %s, as the contract says", (name) => {
    const { platform } = setUp();
    const events = platform.replay(name);
    expect(events).not.toEqual([]);
    expect(events.map(issueOf)).toEqual(events.map(() => null));
    expect(platform.replay(name)[0]).toBe(events[0]);
  });

  it("follows the session", () => {
    const { emit, platform } = setUp();
    expect(platform.replay("availabilityChanged")[0]?.payload).toMatchObject({ status: "AVAILABLE" });
    const { session } = testSnapshot();
    const availability = { status: "ON_BREAK", breakReason: "Lunch", since: 7_000, routable: false } as const;
    emit({
      type: "inbox",
      item: {
        seq: 11,
        at: 7_000,
        name: "availabilityChanged",
        interactionId: null,
        data: availability,
        session: { ...session, availability, chosen: "ON_BREAK" },
      },
    });
    expect(platform.replay("availabilityChanged")[0]?.payload).toMatchObject({ breakReason: "Lunch" });
  });
});

it("calls in the app's name and lets the app's own time-out decide", async () => {
  const { calls, platform } = setUp();
  const { signal } = new AbortController();
  const context = { instanceId: "p", appId: "screen-pop", permissions: [], signal };
  await platform.call("interaction.selectInteraction", { interactionId: "i1" }, context);
  expect(calls).toEqual([
    ["interaction.selectInteraction", { interactionId: "i1" }, { appId: "screen-pop", signal, timeoutMs: 600_000 }],
  ]);
});
