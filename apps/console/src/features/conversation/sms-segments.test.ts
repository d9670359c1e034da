import { expect, it } from "vitest";
import { countSms } from "./sms-segments.ts";

it.each([
  ["", 0, 160],
  ["a".repeat(160), 1, 0],
  ["a".repeat(161), 2, 145],
  ["€".repeat(80), 1, 0],
  ["я".repeat(70), 1, 0],
  ["я".repeat(71), 2, 63],
  ["👋".repeat(35), 1, 0],
])("a text of %j takes as many SMS as a phone company counts", (text, segments, left) => {
  expect(countSms(text)).toEqual({ segments, left });
});
