import type { AppSettings } from "@omni/live";
import { OmniError } from "@omni/wire";
import { expect, test } from "vitest";
import { problemsOf, shownValue, toBody } from "./settings-draft.ts";

const common = { description: null, required: false };
const settings: AppSettings = {
  fields: [
    { ...common, key: "url", title: "Address", type: "url", default: "https://crm.example.com" },
    { ...common, key: "limit", title: "Limit", type: "number", default: 5 },
    { ...common, key: "token", title: "Token", type: "secret" },
  ],
  values: { limit: 0 },
  secretsSet: ["token"],
  problems: [],
};

test("a field shows the change, else what is stored, else the default", () => {
  expect(shownValue(settings, {}, "url")).toBe("https://crm.example.com");
  expect(shownValue(settings, {}, "limit")).toBe(0);
  expect(shownValue(settings, { limit: null }, "limit")).toBeNull();
});

test("a secret shows nothing but what is typed", () => {
  expect(shownValue(settings, {}, "token")).toBeNull();
  expect(shownValue(settings, { token: "abc" }, "token")).toBe("abc");
});

test("sends changes only; a key that is left out stays", () => {
  expect(toBody(settings, { limit: 7 })).toEqual({ values: { limit: 7 } });
});

test("clears what was stored, and says nothing of what was not", () => {
  expect(toBody(settings, { token: null, limit: null })).toEqual({ values: { token: null, limit: null } });
  expect(toBody(settings, { url: "" })).toEqual({ values: {} });
});

test("reads the server's problems by key", () => {
  const details = { problems: [{ key: "limit", problem: "At most 10." }, { key: 1 }, null] };
  expect(problemsOf(new OmniError("INVALID_ARGUMENT", "x", { details }))).toEqual({ limit: "At most 10." });
  expect(problemsOf(new Error("x"))).toEqual({});
});
