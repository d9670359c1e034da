import { expect, test } from "vitest";
import type { Customer } from "./index.ts";
import { maskPersonalData } from "./mask-personal-data.ts";

const customer: Customer = {
  customerId: "C-1",
  processId: "care",
  name: "Ana",
  phones: ["+15551234567"],
  email: "ana@example.com",
  fields: { tier: "Gold", address: "12 Harbour Street" },
  maskedFields: ["address"],
  crmRecord: null,
  createdAt: 0,
  updatedAt: 0,
};

test("customers and the customers of interactions lose what identifies them, wherever they are in a result", () => {
  for (const result of [customer, [customer], { customerDetails: customer }, [{ customerDetails: customer }]]) {
    const text = JSON.stringify(maskPersonalData(result));
    expect(text).not.toContain("5551234567");
    expect(text).not.toContain("ana@example.com");
    expect(text).not.toContain("Harbour");
    expect(text).toContain("Gold");
  }
});

test("a result without a customer stays as it is", () => {
  for (const result of [null, 7, "text", ["a"], { code: "answered" }]) expect(maskPersonalData(result)).toEqual(result);
});
