import { expect, it } from "vitest";
import { everything, periodStart, toParameters } from "./history-query.ts";

const now = new Date(2026, 5, 15, 13, 30).getTime();

it("asks for what is set, and for nothing else", () => {
  expect(toParameters(everything, now).toString()).toBe("sort=startedAt&order=desc");
  const query = { ...everything, search: "rain & jacket", agentId: "ben" };
  expect(toParameters(query, now).toString()).toBe("search=rain+%26+jacket&agentId=ben&sort=startedAt&order=desc");
});

it("begins a period with a whole day", () => {
  expect(periodStart("today", now)).toBe(new Date(2026, 5, 15).getTime());
  expect(periodStart("week", now)).toBe(new Date(2026, 5, 8).getTime());
  expect(toParameters({ ...everything, period: "month" }, now).get("from")).toBe(
    String(new Date(2026, 4, 16).getTime()),
  );
});
