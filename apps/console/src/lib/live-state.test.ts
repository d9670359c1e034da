import type { Message } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { testInteraction, testItem, testMessage, testSnapshot } from "./agent-world.fakes.ts";
import { initialLiveState, mergeMessages, reduceLive, type LiveState } from "./live-state.ts";

type Event = Parameters<typeof reduceLive>[1];

const begin = (change = {}): LiveState =>
  reduceLive(initialLiveState, { type: "snapshot", snapshot: testSnapshot(change) });
const after = (state: LiveState, ...events: Event[]): LiveState => events.reduce(reduceLive, state);
const inbox = (...items: ReturnType<typeof testItem>[]): Event[] => items.map((item) => ({ type: "inbox", item }));
const idsOf = (state: LiveState) => state.world?.interactions.map(({ interactionId }) => interactionId);
const received = (seq: number, message: Message = testMessage(), interaction = testInteraction()) =>
  testItem(seq, { name: "messageReceived", data: { message }, interaction, interactionId: interaction.interactionId });

describe("interactions", () => {
  it("come with their first event and keep their order by age", () => {
    const second = testInteraction({ interactionId: "i2", createdAt: 500 });
    const state = after(begin(), ...inbox(testItem(11), testItem(12, { interactionId: "i2", interaction: second })));
    expect(idsOf(state)).toEqual(["i2", "i1"]);
  });

  // Until it is offered, an agent has no part in it: its state is that of something over.
  it.each(["QUEUED", "ENDED"] as const)("are not there while a due callback waits, seen as %s; it is kept", (seen) => {
    const interaction = testInteraction({ state: seen, agentId: null });
    const due = testItem(11, { name: "callbackDue", data: {}, interaction });
    const state = after(begin(), ...inbox(due));
    expect(idsOf(state)).toEqual([]);
    expect(state.world?.lastEvents).toEqual([due]);
  });

  it("have one focus: the newly selected takes it from the others", () => {
    const first = testInteraction({ selected: true });
    const second = testInteraction({ interactionId: "i2", createdAt: 2_000, selected: true });
    const selected = testItem(12, { name: "interactionSelected", data: {}, interactionId: "i2", interaction: second });
    const state = after(begin({ interactions: [first] }), ...inbox(selected));
    expect(state.world?.interactions.map(({ selected: focus }) => focus)).toEqual([false, true]);
  });

  it.each([
    ["declined", "interactionRejected", testInteraction({ state: "QUEUED", agentId: null })],
    ["missed", "interactionMissed", testInteraction({ state: "QUEUED", agentId: null })],
    ["disposed", "interactionDisposed", testInteraction({ state: "DISPOSED" })],
    ["left in wrap-up", "wrapUpEnded", testInteraction({ state: "ENDED" })],
    ["transferred", "transferCompleted", testInteraction({ agentId: "u2" })],
    ["given to somebody else", "interactionUpdated", testInteraction({ agentId: "u2" })],
  ] as const)("go when they are %s, with all that belongs to them", (_why, name, interaction) => {
    const held = after(begin(), ...inbox(testItem(11), received(12)));
    const state = after(held, ...inbox(testItem(13, { name, data: {}, interaction })));
    expect(idsOf(state)).toEqual([]);
    expect(state.world?.conversations).toEqual({});
    expect(state.world?.lastEvents).toEqual([]);
  });

  it("stay from the end of the conversation until the wrap-up is over", () => {
    const ended = testItem(12, {
      name: "interactionEnded",
      data: {},
      interaction: testInteraction({ state: "ENDED" }),
    });
    const wrapUp = testItem(13, {
      name: "wrapUpStarted",
      data: {},
      interaction: testInteraction({ state: "WRAP_UP" }),
    });
    expect(idsOf(after(begin(), ...inbox(testItem(11), ended, wrapUp)))).toEqual(["i1"]);
  });

  it("stay with an agent who takes part beside the one who has them", () => {
    const participants = [
      { participantId: "u1", type: "AGENT" as const, name: "Asha Rao", state: "CONNECTED" as const },
      { participantId: "u2", type: "AGENT" as const, name: "Ben Cole", state: "CONNECTED" as const },
    ];
    const foreign = { agentId: "u2", participants };
    const offered = testItem(11, {
      name: "interactionOffered",
      interaction: testInteraction({ ...foreign, state: "OFFERED" }),
    });
    const joined = testItem(12, { interaction: testInteraction({ ...foreign, state: "CONSULTING" }) });
    expect(idsOf(after(begin(), ...inbox(offered, joined)))).toEqual(["i1"]);
    const left = testItem(13, {
      name: "interactionEnded",
      interaction: testInteraction({ ...foreign, state: "ENDED" }),
    });
    expect(idsOf(after(begin(), ...inbox(offered, joined, left)))).toEqual([]);
  });

  it("stay after the disposition where the wrap-up lasts its whole time", () => {
    const wrapUp = { startedAt: 1_000, endsAt: 31_000, required: false };
    const disposed = testItem(12, {
      name: "interactionDisposed",
      interaction: testInteraction({ state: "DISPOSED", wrapUp }),
    });
    expect(idsOf(after(begin(), ...inbox(testItem(11), disposed)))).toEqual(["i1"]);
  });

  it("are offered to an agent before they are the agent's", () => {
    const offered = testInteraction({ state: "OFFERED", agentId: null });
    expect(idsOf(after(begin(), ...inbox(testItem(11, { name: "interactionOffered", interaction: offered }))))).toEqual(
      ["i1"],
    );
  });
});

describe("conversations", () => {
  it("count what the agent has not seen, and nothing in the one that has the focus", () => {
    const unread = (state: LiveState) => state.world?.conversations["i1"]?.unread;
    const state = after(begin(), ...inbox(testItem(11), received(12), received(13, testMessage({ messageId: "m2" }))));
    expect(unread(state)).toBe(2);
    const focused = testInteraction({ selected: true });
    const selected = after(
      state,
      ...inbox(testItem(14, { name: "interactionSelected", data: {}, interaction: focused })),
    );
    expect(unread(selected)).toBe(0);
    expect(unread(after(selected, ...inbox(received(15, testMessage({ messageId: "m3" }), focused))))).toBe(0);
  });

  it("count what arrives in the focus while the agent looks away, until the agent looks or answers", () => {
    const unread = (state: LiveState) => state.world?.conversations["i1"]?.unread;
    const focused = testInteraction({ selected: true });
    const away = after(begin({ interactions: [focused] }), { type: "attention", looksAway: true });
    const state = after(away, ...inbox(received(11, testMessage(), focused)));
    expect(unread(state)).toBe(1);
    expect(unread(after(state, { type: "attention", looksAway: false }))).toBe(0);
    const answer = testMessage({ messageId: "m2", from: "AGENT", senderId: "u1" });
    const sent = testItem(12, { name: "messageSent", data: { message: answer }, interaction: focused });
    expect(unread(after(state, ...inbox(sent)))).toBe(0);
  });

  it("know for what a colleague asks, from the offer or the snapshot", () => {
    const askedFor = (state: LiveState) => state.world?.conversations["i1"]?.askedFor;
    const offered = testInteraction({ state: "OFFERED", agentId: "u2" });
    const item = testItem(11, { name: "interactionOffered", data: {}, interaction: offered, askedFor: "TRANSFER" });
    expect(askedFor(after(begin(), ...inbox(item)))).toBe("TRANSFER");
    expect(askedFor(begin({ interactions: [offered], askedFor: { i1: "CONSULT" } }))).toBe("CONSULT");
  });

  it("know when the customer types, until a message, a stop or the end", () => {
    const typing = (value: boolean): Event => {
      const { seq: _seq, interaction: _interaction, ...item } = testItem(0, { name: "typingChanged", at: 7_000 });
      return { type: "passing", item: { ...item, data: { from: "CUSTOMER", typing: value } } };
    };
    const typingAt = (state: LiveState) => state.world?.conversations["i1"]?.customerTypingAt;
    const state = after(begin(), ...inbox(testItem(11)), typing(true));
    expect(typingAt(state)).toBe(7_000);
    expect(typingAt(after(state, typing(false)))).toBeNull();
    expect(typingAt(after(state, ...inbox(received(12))))).toBeNull();
    const ended = testItem(12, {
      name: "interactionEnded",
      data: {},
      interaction: testInteraction({ state: "ENDED" }),
    });
    expect(typingAt(after(state, ...inbox(ended)))).toBeNull();
  });

  it("keep the newest status of each message", () => {
    const status = (seq: number, value: string) =>
      testItem(seq, { name: "messageStatusChanged", data: { messageId: "m1", status: value } });
    const state = after(begin(), ...inbox(testItem(11), status(12, "DELIVERED"), status(13, "READ")));
    expect(state.world?.conversations["i1"]?.statuses).toEqual({ m1: "READ" });
  });

  it("merge what was fetched and what arrived: each message once, by time", () => {
    const early = testMessage({ messageId: "a", sentAt: 1 });
    const late = testMessage({ messageId: "b", sentAt: 2 });
    expect(mergeMessages([late], [early, late]).map(({ messageId }) => messageId)).toEqual(["a", "b"]);
  });
});

describe("the rest of the world", () => {
  it("takes the session of every event that carries one", () => {
    const session = { ...testSnapshot().session, chosen: "ON_BREAK" as const };
    const { interaction: _interaction, ...item } = testItem(11, { name: "availabilityChanged", interactionId: null });
    const state = after(begin(), ...inbox({ ...item, session }));
    expect(state.world?.session.chosen).toBe("ON_BREAK");
  });

  it("remembers the last event of each name for each interaction", () => {
    const state = after(begin(), ...inbox(testItem(11), received(12), received(13)));
    expect(state.world?.lastEvents.map(({ seq, name }) => [seq, name])).toEqual([
      [11, "interactionConnected"],
      [13, "messageReceived"],
    ]);
  });

  it("begins anew with a snapshot, which says what is unread of the agent's own", () => {
    const interactions = [testInteraction()];
    const state = after(begin({ interactions }), ...inbox(received(11)));
    const anew = (unread: Record<string, number>) =>
      after(state, { type: "snapshot", snapshot: testSnapshot({ seq: 40, interactions, unread }) });
    expect(anew({ i1: 3 }).world?.conversations["i1"]).toMatchObject({ messages: [], unread: 3 });
    expect(anew({ i1: 0 }).world?.conversations["i1"]).toMatchObject({ unread: 0 });
    expect(anew({}).world?.conversations["i1"]).toMatchObject({ unread: 1 });
  });

  it("takes the CRM pages as the server changed them", () => {
    const crmPages = { desk: { url: "https://crm.example/", permissions: [] } };
    expect(after(begin(), { type: "crmPages", crmPages }).world?.crmPages).toEqual(crmPages);
  });

  it("ignores what arrives before the first snapshot", () => {
    expect(after(initialLiveState, ...inbox(testItem(1)))).toBe(initialLiveState);
  });

  it("says why the server ended the connection, until there is another", () => {
    const ended = after(
      begin(),
      { type: "state", state: "OFFLINE" },
      { type: "closed", reason: "TAKEN_OVER", message: "Elsewhere." },
    );
    expect(ended.ended).toEqual({ reason: "TAKEN_OVER", message: "Elsewhere." });
    expect(after(ended, { type: "state", state: "RECONNECTING" }).ended).toBeNull();
  });
});
