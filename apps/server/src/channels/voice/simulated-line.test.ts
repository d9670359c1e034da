import { readFileSync } from "node:fs";
import type { LineOrder } from "@omni/engine";
import { expect, test } from "vitest";
import { ManualClock } from "../../testing/manual-clock.ts";
import { lineBehaviourOf, lineBehaviours } from "./line-behaviour.ts";
import type { IncomingCall, LegEvent } from "./line-provider.ts";
import { SimulatedLine } from "./simulated-line.ts";
import type { PhoneEvent } from "./simulated-phone.ts";

function openLine(onCall: (call: IncomingCall) => Promise<void> = () => Promise.resolve()) {
  const clock = new ManualClock(0);
  const line = new SimulatedLine(clock);
  const told: LegEvent[] = [];
  line.start({ onCall, onLegEvent: (event) => told.push(event), onDigits() {} }, []);
  return { clock, line, told, types: () => told.map(({ type }) => type) };
}

const dial = (legId: string, address: string, kind: "CUSTOMER" | "AGENT" = "CUSTOMER"): LineOrder => ({
  order: "dial",
  interactionId: "i1",
  legId,
  kind,
  address,
  agentId: null,
  callerId: "+15550000101",
  ringsUntil: null,
});

test("docs/simulated-networks.md names every number that behaves in its own way", () => {
  const page = readFileSync(new URL("../../../../../docs/simulated-networks.md", import.meta.url), "utf8");
  for (const { ending, behaviour, example } of lineBehaviours) {
    expect(page).toContain(`| ${ending} `);
    expect(page).toContain(`\`${example}\``);
    expect(lineBehaviourOf(example)).toBe(behaviour);
  }
  expect(lineBehaviourOf("+1 555 123 4567")).toBe("ANSWERS");
});

test("the same order twice dials once", () => {
  const { clock, line, types } = openLine();
  line.carryOut(dial("a", "+15551234567"), "order-1");
  line.carryOut(dial("a", "+15551234567"), "order-1");
  clock.advance(5_000);
  expect(types()).toEqual(["line.ringing", "line.answered"]);
});

test("an agent's phone that nobody plays is picked up by the console at once", () => {
  const { line, types } = openLine();
  line.carryOut(dial("a", "2001", "AGENT"), "order-1");
  expect(types()).toEqual(["line.answered"]);
});

test("each event has an id of its own", () => {
  const { clock, line, told } = openLine();
  line.carryOut(dial("a", "+15550000903"), "order-1");
  clock.advance(10_000);
  expect(told.map(({ type }) => type)).toEqual(["line.ringing", "line.answered", "line.dropped"]);
  expect(new Set(told.map(({ lineEventId }) => lineEventId)).size).toBe(3);
});

test("a caller who hangs up before the call is taken is told of when it is", () => {
  const { line, types } = openLine();
  const phone = line.connectPhone("+15551", () => {});
  const callId = phone.call("+15550000101");
  phone.hangUp(callId);
  line.carryOut({ order: "answer", interactionId: callId, legId: "a" }, "order-1");
  expect(types()).toEqual(["line.hungUp"]);
});

test("who is left alone on a call that the centre released is on no call any more, and the centre hears nothing", () => {
  const { clock, line, told } = openLine();
  const events: PhoneEvent[] = [];
  const phone = line.connectPhone("+15551", (event) => events.push(event));
  const other = line.connectPhone("+15552", () => {});
  line.carryOut(dial("a", "+15551"), "order-1");
  line.carryOut(dial("b", "+15552"), "order-2");
  phone.answer("a");
  other.answer("b");
  for (const legId of ["a", "b"]) line.carryOut({ order: "release", interactionId: "i1", legId }, `release-${legId}`);
  const before = told.length;
  other.hangUp("b");
  clock.advance(60_000);
  expect(events.at(-1)).toMatchObject({ type: "ended", callId: "a" });
  expect(told).toHaveLength(before);
});

test("a number that is played no more loses its calls and follows its own behaviour again", () => {
  const { clock, line, types } = openLine();
  const phone = line.connectPhone("+15550000901", () => {});
  line.carryOut(dial("a", "+15550000901"), "order-1");
  phone.answer("a");
  phone.disconnect();
  line.carryOut(dial("b", "+15550000901"), "order-2");
  clock.advance(5_000);
  expect(types()).toEqual(["line.ringing", "line.answered", "line.dropped", "line.busy"]);
});
