import { checkResult } from "@omni/contract";
import { expect, test } from "vitest";
import { buildDemoCustomers } from "./customers.ts";

const now = Date.UTC(2026, 0, 15);

test("the demo's customers and their history have the contract's shape", () => {
  const customers = buildDemoCustomers(now);
  expect(customers).toHaveLength(200);
  for (const { customer, history } of customers) {
    expect(checkResult("crm.getCustomer", customer)).toBeNull();
    expect(checkResult("interaction.getHistory", history)).toBeNull();
    for (const visit of history) expect(visit.startedAt).toBeLessThan(now);
  }
});

test("no two demo customers share a name, a phone or an e-mail, and every machine gets the same ones", () => {
  const customers = buildDemoCustomers(now).map(({ customer }) => customer);
  for (const valueOf of [
    (index: number) => customers[index]?.name,
    (index: number) => customers[index]?.phones[0],
    (index: number) => customers[index]?.email,
  ]) {
    expect(new Set(customers.map((_, index) => valueOf(index))).size).toBe(200);
  }
  expect(buildDemoCustomers(now)).toEqual(buildDemoCustomers(now));
});
