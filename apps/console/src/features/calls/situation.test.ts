import type { Interaction, MethodName, Participant } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { testInteraction, testItem } from "../../lib/agent-world.fakes.ts";
import { mayDrop, toSituation } from "./situation.ts";

const all = (): boolean => true;
const customer: Participant = { participantId: "c1", type: "CUSTOMER", name: "Maya Patel", state: "CONNECTED" };
const me: Participant = { participantId: "u1", type: "AGENT", name: "Asha Rao", state: "CONNECTED" };
const ben: Participant = { participantId: "u2", type: "AGENT", name: "Ben Cole", state: "CONNECTED" };

const call = (change: Partial<Interaction> = {}): Interaction => {
  const { channelDetails } = testInteraction();
  return testInteraction({
    participants: [customer, me],
    channelDetails: { ...channelDetails, channelType: "VOICE", callType: "inbound.call.dial" },
    ...change,
  });
};
const chat = (change: Partial<Interaction> = {}): Interaction =>
  testInteraction({ participants: [customer, me], ...change });
const controlsOf = (interaction: Interaction, can: (method: MethodName) => boolean = all) =>
  [...toSituation(interaction, "u1", can).controls].toSorted();

describe("the agent who has a call", () => {
  it("can do everything while talking with the customer", () => {
    expect(controlsOf(call())).toEqual(["add", "consult", "end", "hold", "keypad", "mute", "transfer"]);
  });

  it("resumes what is on hold, opens a closed microphone, and sends nobody digits meanwhile", () => {
    const held = call({ state: "HELD", muted: true, participants: [{ ...customer, state: "HELD" }, me] });
    expect(controlsOf(held)).toEqual(["consult", "end", "resume", "transfer", "unmute"]);
  });

  it("can only take back a transfer that rings", () => {
    const participants = [{ ...customer, state: "HELD" as const }, me, { ...ben, state: "RINGING" as const }];
    const ringing = call({ state: "HELD", participants });
    expect(toSituation(ringing, "u1", all).asked).toMatchObject({
      kind: "TRANSFER",
      participant: { name: "Ben Cole" },
    });
    expect(controlsOf(ringing)).toEqual(["end", "mute", "takeBack"]);
  });

  it("completes a consult once the other has answered, and cancels it any time", () => {
    const held = { ...customer, state: "HELD" as const };
    const ringing = call({ state: "CONSULTING", participants: [held, me, { ...ben, state: "RINGING" }] });
    expect(controlsOf(ringing)).toEqual(["consultCancel", "end", "mute"]);
    const answered = call({ state: "CONSULTING", participants: [held, me, ben] });
    expect(controlsOf(answered)).toEqual([
      "consultCancel",
      "consultConference",
      "consultTransfer",
      "end",
      "keypad",
      "mute",
    ]);
  });

  it("adds to a conference, drops others but not the customer, and leaves it", () => {
    const conference = call({ state: "CONFERENCE", participants: [customer, me, ben] });
    expect(controlsOf(conference)).toEqual(["add", "end", "keypad", "leave", "mute"]);
    expect([customer, me, ben].map((each) => mayDrop(conference, each, "u1"))).toEqual([false, false, true]);
  });

  it("cannot add a ninth party", () => {
    const others = Array.from({ length: 6 }, (_, index) => ({ ...ben, participantId: `p${index}` }));
    const full = call({ state: "CONFERENCE", participants: [customer, me, ...others] });
    expect(controlsOf(full)).not.toContain("add");
  });

  it("dials a preview once, when ready", () => {
    const { channelDetails } = call();
    const preview = call({
      state: "INITIATED",
      participants: [],
      channelDetails: { ...channelDetails, callType: "outbound.manual.preview.dial" },
    });
    expect(controlsOf(preview)).toEqual(["dial", "end"]);
    const dialled = { ...preview, participants: [{ ...customer, state: "RINGING" as const }] };
    expect(controlsOf(dialled)).toEqual(["end"]);
  });
});

describe("an agent who was asked in", () => {
  it("has only the own microphone and the way out while consulted", () => {
    const consulted = call({ agentId: "u2", state: "CONSULTING", participants: [customer, me, ben] });
    expect(toSituation(consulted, "u1", all).part).toBe("CONSULT");
    expect(controlsOf(consulted)).toEqual(["leave", "mute"]);
  });

  it("drops nobody in the conference", () => {
    const conference = call({ agentId: "u2", state: "CONFERENCE", participants: [customer, me, ben] });
    expect(controlsOf(conference)).toEqual(["keypad", "leave", "mute"]);
    expect(mayDrop(conference, customer, "u1")).toBe(false);
  });

  it("answers an offer before anything else", () => {
    expect(controlsOf(call({ agentId: "u2", state: "OFFERED" }))).toEqual([]);
  });
});

describe("a written conversation", () => {
  it("is transferred, consulted about and conferenced, but never held or muted", () => {
    expect(controlsOf(chat())).toEqual(["add", "consult", "end", "transfer"]);
  });

  it("tells a transfer that waits for its answer from somebody added", () => {
    const asked = chat({ participants: [customer, me, { ...ben, state: "RINGING" }] });
    const started = testItem(8, { name: "transferInitiated", data: { kind: "BLIND" } });
    const failed = testItem(9, { name: "transferFailed", data: {} });
    expect(toSituation(asked, "u1", all, [started]).asked?.kind).toBe("TRANSFER");
    expect(toSituation(asked, "u1", all, [started, failed]).asked?.kind).toBe("CONFERENCE");
  });
});

describe("controls", () => {
  it("are none for what the server cannot do", () => {
    expect(controlsOf(call(), (method) => method === "interaction.endInteraction")).toEqual(["end"]);
  });

  it("are none when it is over", () => {
    expect(controlsOf(call({ state: "WRAP_UP" }))).toEqual([]);
  });
});
