import { describe, expect, it } from "vitest";
import { callbackPresets, fromFieldTime, toFieldTime } from "./callback-times.ts";

const presetsAt = (text: string) =>
  Object.fromEntries(callbackPresets(Date.parse(text)).map(({ id, at }) => [id, toFieldTime(at)]));

describe("times to call back", () => {
  it("lie on whole five minutes and mornings", () => {
    expect(presetsAt("2026-11-18T14:32")).toEqual({
      quarter: "2026-11-18T14:50",
      hour: "2026-11-18T15:35",
      threeHours: "2026-11-18T17:35",
      tomorrow: "2026-11-19T09:00",
      monday: "2026-11-23T09:00",
    });
  });

  it("name another day than tomorrow on a Sunday, and the next week on a Monday", () => {
    expect(presetsAt("2026-11-22T10:00")["monday"]).toBe("2026-11-30T09:00");
    expect(presetsAt("2026-11-23T10:00")["monday"]).toBe("2026-11-30T09:00");
  });

  it("come back from the field as they went in", () => {
    const at = Date.parse("2026-03-01T07:05");
    expect(fromFieldTime(toFieldTime(at))).toBe(at);
    expect(fromFieldTime("")).toBeNull();
    expect(fromFieldTime("2026-03")).not.toBe(at);
  });
});
