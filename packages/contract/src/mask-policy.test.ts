import { expect, test } from "vitest";
import type { Customer } from "./index.ts";
import { maskPersonalData } from "./mask-personal-data.ts";
import { maskText } from "./mask-policy.ts";

test("a policy leaves the first and the last characters, and none of a value that is too short for it", () => {
  expect(maskText("LN7000000", { first: 0, last: 0 })).toBe("•••••••••");
  expect(maskText("LN7000000", { first: 2, last: 0 })).toBe("LN•••••••");
  expect(maskText("LN7000000", { first: 0, last: 3 })).toBe("••••••000");
  expect(maskText("LN7000000", { first: 2, last: 3 })).toBe("LN••••000");
  expect(maskText("LN70", { first: 2, last: 3 })).toBe("••••");
  expect(maskText("👩🏽é日本", { first: 1, last: 1 })).toBe("👩•••本");
  expect(maskText("", { first: 2, last: 2 })).toBe("");
});

test("masking what is masked changes nothing", () => {
  for (const policy of [
    { first: 0, last: 0 },
    { first: 3, last: 2 },
  ])
    for (const value of ["LN7000000", "ab", "abcde", "abcdef"])
      expect(maskText(maskText(value, policy), policy)).toBe(maskText(value, policy));
});

const customer: Customer = {
  customerId: "C-1",
  processId: "care",
  name: "Ana",
  phones: ["+15551234567"],
  email: "ana@example.com",
  fields: { tier: "Gold", address: "12 Harbour Street", card: "4111222233334444" },
  maskedFields: ["address"],
  crmRecord: null,
  createdAt: 0,
  updatedAt: 0,
};
const rules = { care: { card: { first: 4, last: 4 } } };

test("the rules of the process decide what is hidden and how, in records and in interactions", () => {
  const asRecord = maskPersonalData([customer], rules) as Customer[];
  const inPayload = maskPersonalData({ processId: "care", customerDetails: customer }, rules) as {
    customerDetails: Customer;
  };
  for (const masked of [asRecord[0], inPayload.customerDetails]) {
    expect(masked?.fields).toEqual({ tier: "Gold", address: "12 Harbour Street", card: "4111••••••••4444" });
    expect(masked?.maskedFields).toEqual(["card", "phones", "email"]);
  }
});

test("without rules for the process the record's own list is hidden", () => {
  const [masked] = maskPersonalData([{ ...customer, processId: "other" }], rules) as Customer[];
  expect(masked?.fields["address"]).not.toContain("Harbour");
  expect(masked?.fields["card"]).toBe("4111222233334444");
});
