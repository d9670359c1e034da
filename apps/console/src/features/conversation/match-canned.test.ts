import { describe, expect, it } from "vitest";
import { matchCanned, toCannedQuery } from "./match-canned.ts";

const responses = [
  { responseId: "1", shortcut: "hello", title: "Greeting", text: "Hello, how can I help?" },
  { responseId: "2", shortcut: "/refund", title: "Refund time", text: "Refunds take five days." },
  { responseId: "3", shortcut: "bye", title: "Farewell", text: "Thank you for your refund request." },
];

describe("prepared answers", () => {
  it("are looked for by a slash and one word only", () => {
    expect(["/", "/ref", "/a b", "a/b", "hello"].map(toCannedQuery)).toEqual(["", "ref", null, null, null]);
  });

  it("match by shortcut first, then by title and text", () => {
    expect(matchCanned(responses, "REF").map(({ responseId }) => responseId)).toEqual(["2", "3"]);
    expect(matchCanned(responses, "")).toHaveLength(3);
    expect(matchCanned(responses, "zzz")).toEqual([]);
  });
});
