import type { EventName, Participant } from "@omni/contract";
import { expect, it } from "vitest";
import { describePartyEvent } from "./describe-party-event.ts";

const ben: Participant = { participantId: "u2", type: "AGENT", name: "Ben Cole", state: "RINGING" };
const me: Participant = { participantId: "u1", type: "AGENT", name: "Asha Rao", state: "CONNECTED" };
const note = (name: EventName, data: Record<string, unknown>, before: Participant[] = [me, ben]) =>
  describePartyEvent(name, data, before, "u1");

it("says who did not take a transfer, and why", () => {
  expect(note("transferFailed", { reason: "No answer" })).toEqual({
    text: "Ben Cole did not take the transfer: No answer.",
    isFailure: true,
  });
});

it("makes no failure of what the agent took back", () => {
  expect(note("transferFailed", { reason: "Taken back" })?.isFailure).toBe(false);
  expect(note("consultEnded", { outcome: "CANCELLED" })).toBeNull();
});

it("says that a consult came to nothing", () => {
  expect(note("consultEnded", { outcome: "FAILED" })?.text).toBe("Ben Cole could not be consulted.");
});

it("tells somebody who left from somebody who never came", () => {
  const left = { ...ben, state: "LEFT" };
  expect(note("participantLeft", { participant: left })).toMatchObject({ isFailure: true });
  expect(note("participantLeft", { participant: left }, [me, { ...ben, state: "CONNECTED" }])).toEqual({
    text: "Ben Cole left.",
    isFailure: false,
  });
});

it("tells nobody of the own coming and going", () => {
  expect(note("participantJoined", { participant: me })).toBeNull();
  expect(note("participantLeft", { participant: me })).toBeNull();
});
