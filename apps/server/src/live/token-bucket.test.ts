import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

const noon = 1_776_160_800_000;
const hourMs = 3_600_000;

test("lets a burst through, then one for each share of a second that passed", () => {
  const bucket = new TokenBucket(3, 10, noon);
  expect([1, 2, 3].map(() => bucket.take(noon))).toEqual([0, 0, 0]);
  expect(bucket.take(noon)).toBe(100);
  expect(bucket.take(noon + 50)).toBe(50);
  expect(bucket.take(noon + 100)).toBe(0);
  expect(bucket.take(noon + 100)).toBe(100);
});

test("never holds more than a burst, however long nobody came", () => {
  const bucket = new TokenBucket(2, 10, noon);
  const later = noon + hourMs;
  expect([bucket.take(later), bucket.take(later), bucket.take(later)]).toEqual([0, 0, 100]);
});

test("a clock that is set back an hour locks nobody out", () => {
  const bucket = new TokenBucket(2, 10, noon);
  bucket.take(noon);
  const earlier = noon - hourMs;
  expect(bucket.take(earlier)).toBe(0);
  expect(bucket.take(earlier)).toBe(100);
  expect(bucket.take(earlier + 100)).toBe(0);
});
