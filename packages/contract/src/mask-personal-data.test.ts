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

test("who goes by a number or an address for want of a name is hidden like it, as customer, writer and participant", () => {
  const unknown = { ...customer, customerId: null, name: "+1 (555) 123-4567", maskedFields: [] };
  const message = { messageId: "m", from: "CUSTOMER", senderName: "ana@example.com", text: "Hello" };
  const participant = { participantId: "p", type: "CUSTOMER", name: "+15551234567", state: "CONNECTED" };
  const agent = { participantId: "a", type: "AGENT", name: "Asha Menon", state: "CONNECTED" };
  const payload = { customerDetails: unknown, message, participant, participants: [participant, agent] };
  const text = JSON.stringify(maskPersonalData([payload, [message]]));
  expect(text).not.toMatch(/1234567|123-45|ana@/);
  expect(text).toContain("Asha Menon");
  expect(maskPersonalData(maskPersonalData(payload))).toEqual(maskPersonalData(payload));
  expect(maskPersonalData({ ...customer, name: "Route 66" })).toMatchObject({ name: "Route 66" });
});
