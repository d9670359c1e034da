import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { Customers } from "./customers.ts";

let folder: string;
let store: Store;
let customers: Customers;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "omni-customers-"));
  store = await openStore(folder, { onRollback: () => {} });
  customers = new Customers(
    store,
    () => 1_000,
    () => ["address"],
  );
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test("finds a customer by any spelling of a phone number and by e-mail in any case", async () => {
  const saved = await customers.save(
    { name: "Ana Ruiz", phones: ["+34 600-000 001"], email: "Ana@Example.org" },
    "care",
  );
  for (const found of [
    customers.findByPhone("0034600000001"),
    customers.findByPhone("+34600000001"),
    customers.findByEmail("ana@example.ORG"),
    customers.search("ruiz ana"),
    customers.search("600000001"),
  ])
    expect(found.map(({ customerId }) => customerId)).toEqual([saved.customerId]);
});

test("changes only what is given, and forgets a contact that was replaced", async () => {
  const { customerId } = await customers.save(
    { name: "Ana", phones: ["+1555"], fields: { tier: "Gold", city: "Pune" } },
    "care",
  );
  const changed = await customers.save({ customerId, phones: ["+1777"], fields: { city: "Oslo" } }, "care");
  expect(changed).toMatchObject({ name: "Ana", phones: ["+1777"], fields: { tier: "Gold", city: "Oslo" } });
  expect(customers.findByPhone("+1555")).toEqual([]);
  expect(customers.get(customerId)).toEqual(changed);
});

test("an unknown id is refused, and nothing is written", async () => {
  await expect(customers.save({ customerId: "nobody", name: "X" }, "care")).rejects.toMatchObject({
    code: "CUSTOMER_NOT_FOUND",
  });
  expect(customers.search("x")).toEqual([]);
});

test("identifies nobody by a contact that two customers share", async () => {
  await customers.save({ name: "Ana", email: "home@example.org" }, "care");
  expect(customers.identify("care", { email: "home@example.org" }).name).toBe("Ana");
  await customers.save({ name: "Bea", email: "home@example.org" }, "care");
  expect(customers.identify("care", { name: "Somebody", email: "home@example.org" })).toMatchObject({
    customerId: null,
    name: "Somebody",
    email: "home@example.org",
  });
});

test("a search text is data, never a pattern", async () => {
  await customers.save({ name: "Ana" }, "care");
  expect(customers.search("%")).toEqual([]);
});
