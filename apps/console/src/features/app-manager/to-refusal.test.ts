import { OmniError } from "@omni/wire";
import { expect, test } from "vitest";
import { toRefusal } from "./to-refusal.ts";

const refused = (details: Record<string, unknown>) => new OmniError("INVALID_ARGUMENT", "Refused.", { details });

test("keeps rule, place, problem and repair of every problem", () => {
  const problem = {
    rule: "manifest/bad-value",
    path: "pages[0].path",
    line: 3,
    column: 7,
    problem: "It is no HTML file.",
    repair: "Name an HTML file.",
  };
  const details = {
    rule: "package/manifest",
    path: "manifest.json",
    problem: "The manifest has a problem.",
    repair: "Mend it.",
    problems: [problem],
  };
  const { path, ...rest } = details;
  expect(toRefusal(refused(details))).toEqual({ ...rest, file: path });
});

test("leaves out what is no problem", () => {
  const refusal = toRefusal(refused({ rule: "package/manifest", problem: "Bad.", problems: [null, "x", {}] }));
  expect(refusal).toEqual({ rule: "package/manifest", file: null, problem: "Bad.", repair: null, problems: [] });
});

test("an error that is about no app is no refusal", () => {
  expect(toRefusal(refused({ path: "body" }))).toBeNull();
  expect(toRefusal(new OmniError("OFFLINE", "The server could not be reached."))).toBeNull();
  expect(toRefusal(new Error("x"))).toBeNull();
});
