import { beforeEach, expect, test } from "vitest";
import { ManualClock } from "../testing/manual-clock.ts";
import { SignInAttempts } from "./sign-in-attempts.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let clock: ManualClock;
let attempts: SignInAttempts;
beforeEach(() => {
  clock = new ManualClock();
  attempts = new SignInAttempts(clock);
});

/** What an attempt is refused by, or how long its place waits if it is wrong. */
function tryIt(name: string, from: string): string | number {
  try {
    const lockedUntil = attempts.begin(name, from);
    return lockedUntil === 0 ? 0 : lockedUntil - clock.now();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

test("an account waits where it was guessed, longer each time, and nowhere else", () => {
  expect(times(6, () => tryIt("asha", "a"))).toEqual([0, 0, 0, 0, 5 * minuteMs, "ACCOUNT_LOCKED"]);
  expect([tryIt("asha", "b"), tryIt("ben", "a")]).toEqual([0, 0]);
  const waits = times(5, () => {
    clock.advance(hourMs + 1);
    return tryIt("asha", "a");
  });
  expect(waits).toEqual([10, 20, 40, 60, 60].map((minutes) => minutes * minuteMs));
});

test("a right password clears the account at its address, and there alone", () => {
  times(4, () => tryIt("asha", "a"));
  times(4, () => tryIt("asha", "b"));
  attempts.succeed("asha", "a");
  expect(times(4, () => tryIt("asha", "a"))).toEqual([0, 0, 0, 0]);
  expect(tryIt("asha", "b")).toBe(5 * minuteMs);
});

test("an account's wrong attempts are forgotten after a day", () => {
  times(4, () => tryIt("asha", "a"));
  clock.advance(24 * hourMs + 1);
  expect(tryIt("asha", "a")).toBe(0);
});

test("an address that guesses at many accounts waits longer each time, and others do not", () => {
  expect(times(51, (index) => tryIt(`name-${index}`, "a"))).toEqual([...times(50, () => 0), "RATE_LIMITED"]);
  expect(tryIt("name-1", "b")).toBe(0);
  for (const waitMs of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
    clock.advance(waitMs - 1);
    expect(tryIt("name-y", "a")).toBe("RATE_LIMITED");
    clock.advance(1);
    expect(tryIt(`name-${waitMs} ${clock.now()}`, "a")).toBe(0);
  }
  clock.advance(hourMs + 1);
  expect(times(2, (index) => tryIt(`later-${index}`, "a"))).toEqual([0, 0]);
});

test("who signs in rightly makes nobody at the address wait, and takes nothing back that was wrong", () => {
  times(49, (index) => tryIt(`name-${index}`, "a"));
  for (let time = 0; time < 3; time++) {
    expect(tryIt("asha", "a")).toBe(0);
    attempts.succeed("asha", "a");
  }
  expect([tryIt("ben", "a"), tryIt("ben", "a")]).toEqual([0, "RATE_LIMITED"]);
});
