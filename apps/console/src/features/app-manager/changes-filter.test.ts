import { expect, test } from "vitest";
import { noFilter, toTimes } from "./changes-filter.ts";

test("a day is within from its first moment to its last, in the reader's time", () => {
  const { from, to } = toTimes({ ...noFilter, from: "2026-05-31", to: "2026-05-31" });
  expect(from).toBe(new Date(2026, 4, 31).getTime());
  expect(to).toBe(new Date(2026, 5, 1).getTime() - 1);
});

test("no day is no bound", () => {
  expect(toTimes({ ...noFilter, appId: "screen-pop" })).toEqual({ appId: "screen-pop", from: null, to: null });
});
