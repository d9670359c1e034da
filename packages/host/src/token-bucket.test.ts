import { expect, it } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

const hourMs = 3_600_000;

it("lets a burst through, then one for each share of a second that passed", () => {
  let at = hourMs;
  const take = createTokenBucket(2, 10, () => at);
  expect([take(), take(), take()]).toEqual([0, 0, 100]);
  at += 50;
  expect(take()).toBe(50);
  at += 50;
  expect([take(), take()]).toEqual([0, 100]);
});

it("goes on as before when the machine's clock is set back", () => {
  let at = hourMs;
  const take = createTokenBucket(2, 10, () => at);
  expect(take()).toBe(0);
  at = 0;
  expect([take(), take()]).toEqual([0, 100]);
  at += 100;
  expect(take()).toBe(0);
});
