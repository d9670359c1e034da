import { expect, it } from "vitest";
import { formatRelative } from "./relative-time.ts";

const now = Date.parse("2026-11-18T14:32");
const at = (text: string) => formatRelative(Date.parse(text), now);

it("says how far away a time is, in the words of the agent's language", () => {
  expect(at("2026-11-18T14:32:20")).toBe("now");
  expect(at("2026-11-18T14:52")).toBe("in 20 minutes");
  expect(at("2026-11-18T17:40")).toBe("in 3 hours");
  expect(at("2026-11-18T14:20")).toBe("12 minutes ago");
  expect(at("2026-11-19T09:00")).toBe("tomorrow");
  expect(at("2026-11-23T09:00")).toBe("in 5 days");
});
