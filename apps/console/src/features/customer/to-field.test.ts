import { expect, it } from "vitest";
import { toFieldLabel } from "./to-field-label.ts";
import { toFieldText } from "./to-field-text.ts";

it("makes a label of any column name", () => {
  expect(["loyaltyTier", "loyalty_tier", "VIP", "order-id", "_"].map(toFieldLabel)).toEqual([
    "Loyalty tier",
    "Loyalty tier",
    "Vip",
    "Order id",
    "_",
  ]);
});

it("shows any value as text", () => {
  expect([null, "", true, 0, "x", ["a"], { b: 1 }].map(toFieldText)).toEqual([
    "–",
    "–",
    "Yes",
    "0",
    "x",
    '["a"]',
    '{"b":1}',
  ]);
});
