import type { LiveClient, LiveClientEvent } from "@omni/live";
import { describe, expect, it } from "vitest";
import { testInteraction, testItem, testSnapshot } from "./agent-world.fakes.ts";
import { createLiveStore } from "./live-store.ts";
import { untilOnline } from "./until.ts";

function setUp() {
  let emit: (event: LiveClientEvent) => void = () => {};
  const client: LiveClient = {
    connect() {},
    close() {},
    retryNow() {},
    checkNow() {},
    report() {},
    attend() {},
    state: () => "ONLINE",
    call: () => Promise.reject(new Error("not called")),
  };
  const live = createLiveStore(
    (onEvent) => {
      emit = onEvent;
      return client;
    },
    () => 1_000,
  );
  const told: string[] = [];
  live.onItem((item) => told.push("seq" in item ? `${item.seq} ${item.name}` : item.name));
  return { emit, live, told };
}

describe("the live store", () => {
  it("has taken an event in before it tells of it", () => {
    const { emit, live } = setUp();
    emit({ type: "snapshot", snapshot: testSnapshot() });
    let known = 0;
    live.onItem(() => {
      known = live.get().world?.interactions.length ?? 0;
    });
    emit({ type: "inbox", item: testItem(11) });
    expect(known).toBe(1);
  });

  it("tells apps of an event before the page's own parts, and before it is drawn", () => {
    const { emit, live, told } = setUp();
    emit({ type: "snapshot", snapshot: testSnapshot() });
    live.onItemForApps(() => told.push("app"));
    live.subscribe(() => told.push("drawn"));
    emit({ type: "inbox", item: testItem(11) });
    expect(told).toEqual(["app", "11 interactionConnected", "drawn"]);
  });

  it("tells of what a new snapshot still knows of missed events, once", () => {
    const { emit, told } = setUp();
    emit({ type: "snapshot", snapshot: testSnapshot({ seq: 10, lastEvents: [testItem(9)] }) });
    emit({ type: "inbox", item: testItem(11) });
    const lastEvents = [testItem(11), testItem(25, { name: "interactionSelected" })];
    emit({ type: "snapshot", snapshot: testSnapshot({ seq: 40, interactions: [testInteraction()], lastEvents }) });
    expect(told).toEqual(["11 interactionConnected", "25 interactionSelected"]);
  });

  it("forgets the agent when it is reset: the next one is told of nothing that was before", () => {
    const { emit, live, told } = setUp();
    emit({ type: "snapshot", snapshot: testSnapshot({ seq: 10 }) });
    live.reset();
    expect(live.get().world).toBeNull();
    emit({ type: "snapshot", snapshot: testSnapshot({ seq: 40, lastEvents: [testItem(30)] }) });
    expect(told).toEqual([]);
  });

  it("knows the server's time", () => {
    const { emit, live } = setUp();
    emit({ type: "clock", offsetMs: 250 });
    expect(live.serverNow()).toBe(1_250);
  });

  it("lets a caller wait until it is online", async () => {
    const { emit, live } = setUp();
    const waiting = untilOnline(live).then(() => "online");
    emit({ type: "state", state: "ONLINE" });
    expect(await waiting).toBe("online");
    await expect(untilOnline(live)).resolves.toBeUndefined();
  });
});
