import type { Command, Timer } from "@omni/engine";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { Timers } from "./timers.ts";

const secondMs = 1000;
const hourMs = 3_600_000;

let store: Store;
let clock: ManualClock;
let fired: string[];
let timers: Timers;

beforeEach(async () => {
  store = await openStore(makeFolder(), { onRollback: () => {} });
  clock = new ManualClock(1_776_160_800_000);
  fired = [];
  timers = new Timers(store, clock, ({ timerId }) => fired.push(timerId));
});
afterEach(() => {
  timers.stop();
  store.close();
});
afterAll(removeFolders);

const offerTimeout: Command = { type: "interaction.offerTimeout", interactionId: "i1", offerId: "i1.1" };
const fallDue: Command = { type: "callback.fallDue", callbackId: "c1" };

const timer = (timerId: string, inMs: number, command: Command = offerTimeout): Timer => ({
  timerId,
  dueAt: clock.now() + inMs,
  command,
});

/** Takes the timers in the place of those before, as a change of their aggregate does. */
async function replace(before: Timer[], after: Timer[]): Promise<void> {
  const arm = await store.commits.submit(() => timers.replace(before, after));
  arm();
}

test("fires each at its time, and one that is called for no more not at all", async () => {
  const [first, second, third] = [timer("first", 10), timer("second", 20), timer("third", 30)];
  await replace([], [first, second, third]);
  await replace([first, second, third], [first, third]);
  clock.advance(10);
  expect(fired).toEqual(["first"]);
  clock.advance(20);
  expect(fired).toEqual(["first", "third"]);
});

test("what is called for no more is not there after a restart either", async () => {
  const [kept, gone] = [timer("kept", 10), timer("gone", 10)];
  await replace([], [kept, gone]);
  await replace([kept, gone], [kept]);
  timers.reload();
  clock.advance(10);
  expect(fired).toEqual(["kept"]);
});

test("an offer lasts as long as it was to last though the clock is set back an hour", async () => {
  await replace([], [timer("offer", 30 * secondMs)]);
  clock.advance(10 * secondMs);
  clock.set(-hourMs);
  clock.advance(20 * secondMs);
  expect(fired).toEqual(["offer"]);
});

test("a callback falls due when the clock says so, though it is set back an hour", async () => {
  await replace([], [timer("callback", 2 * hourMs, fallDue)]);
  clock.set(-hourMs);
  clock.advance(2 * hourMs);
  expect(fired).toEqual([]);
  clock.advance(hourMs);
  expect(fired).toEqual(["callback"]);
});

test("a clock that is set forwards is noticed within a minute", async () => {
  await replace([], [timer("callback", 2 * hourMs, fallDue), timer("wrap-up", hourMs)]);
  clock.set(2 * hourMs);
  clock.advance(60 * secondMs);
  expect(fired.toSorted()).toEqual(["callback", "wrap-up"]);
});

test("held off, nothing fires; afterwards all that is due does, and what was added meanwhile", async () => {
  await replace([], [timer("before", 10)]);
  timers.holdOff(secondMs);
  await replace([], [timer("meanwhile", 20)]);
  timers.reload();
  clock.advance(secondMs - 1);
  expect(fired).toEqual([]);
  clock.advance(1);
  expect(fired.toSorted()).toEqual(["before", "meanwhile"]);
});
