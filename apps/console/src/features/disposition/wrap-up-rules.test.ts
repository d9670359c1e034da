import { describe, expect, it } from "vitest";
import { extensionsLeft, mayLeave } from "./wrap-up-rules.ts";

const rules = { mode: "TIMED", seconds: 60, extendSeconds: 30, maxExtensions: 2 };
const wrapUp = (endsAt: number | null) => ({ startedAt: 1_000, endsAt, required: false });

describe("a wrap-up", () => {
  it("is extended as often as the campaign allows, counted by its end", () => {
    expect([61_000, 91_000, 121_000].map((endsAt) => extensionsLeft(wrapUp(endsAt), rules))).toEqual([2, 1, 0]);
  });

  it("cannot be extended without an end of its own or an extension of the campaign", () => {
    expect(extensionsLeft(wrapUp(null), rules)).toBe(0);
    expect(extensionsLeft(wrapUp(61_000), { ...rules, extendSeconds: 0 })).toBe(0);
    expect(extensionsLeft(null, rules)).toBe(0);
    expect(extensionsLeft(wrapUp(61_000), undefined)).toBe(0);
  });

  it.each([
    ["OPTIONAL", true],
    ["TIMED", true],
    ["TIMED_NO_EXIT", false],
    ["DEFAULT_CODE", false],
    ["REQUIRED", false],
  ])("%s can be left without a result: %s", (mode, expected) => {
    expect(mayLeave({ ...rules, mode })).toBe(expected);
  });
});
