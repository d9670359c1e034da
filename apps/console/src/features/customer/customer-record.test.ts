import { expect, it } from "vitest";
import { toChange, toDraft, toValueText } from "./customer-record.ts";

const before = { name: "Ana", phones: "+1, +2", email: "a@b.example", fields: { tier: "Gold", vip: true } };

it("sends only what was changed", () => {
  expect(toChange(before, before)).toEqual({});
  expect(toChange({ ...before, phones: "+1, +3,", email: " ", fields: { tier: "Silver", vip: true } }, before)).toEqual(
    {
      phones: ["+1", "+3"],
      email: null,
      fields: { tier: "Silver" },
    },
  );
});

it("begins empty without a customer", () => {
  expect(toDraft(null)).toEqual({ name: "", phones: "", email: "", fields: {} });
  expect([null, true, 0, "x"].map(toValueText)).toEqual(["–", "Yes", "0", "x"]);
});
