import { checkResult } from "@omni/contract";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { buildDemoCustomers } from "../demo/customers.ts";
import type { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { removeFolders, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let agent: TestConsole;
beforeEach(async () => {
  server = await startTestServer();
  agent = (await startWork(server.url, "asha")).console;
});
afterEach(() => server.stop());
afterAll(removeFolders);

test("a customer is found by any spelling of a phone, by e-mail in any case, and by words of the record", async () => {
  const searches = [
    { phone: "+1 (555) 100-0000" },
    { phone: "0015551000000" },
    { email: "ANA.Ruiz@example.com" },
    { query: "ruiz ana" },
    { query: "NW-20000" },
  ];
  for (const search of searches) {
    const found = await agent.call("crm.findCustomers", search);
    expect(
      found.map(({ customerId }) => customerId),
      JSON.stringify(search),
    ).toEqual(["C-1001"]);
    expect(checkResult("crm.findCustomers", found)).toBeNull();
  }
  expect(await agent.call("crm.findCustomers", { query: "%" })).toHaveLength(25);
  expect(await agent.call("crm.findCustomers", { query: "nobody has this" })).toEqual([]);
});

test("saving changes only what is given, and the old number finds nobody any more", async () => {
  const saved = await agent.call("crm.saveCustomer", {
    customerId: "C-1001",
    phones: ["+15559"],
    fields: { tier: "Gold" },
  });
  expect(saved).toMatchObject({ name: "Ana Ruiz", email: "ana.ruiz@example.com", phones: ["+15559"] });
  expect(saved.fields).toMatchObject({ tier: "Gold", lastOrder: "NW-20000" });
  expect(await agent.call("crm.getCustomer", { customerId: "C-1001" })).toEqual(saved);
  expect(await agent.call("crm.findCustomers", { phone: "+15551000000" })).toEqual([]);
});

test("an order to create a customer that is sent twice creates one", async () => {
  const order = { name: "Zoe", email: "zoe@nowhere.example", fields: { address: "1 Mill Street" } };
  const first = await agent.call("crm.saveCustomer", order, { key: "create" });
  const second = await agent.call("crm.saveCustomer", order, { key: "create" });
  expect(second.customerId).toBe(first.customerId);
  expect(await agent.call("crm.findCustomers", { email: "zoe@nowhere.example" })).toHaveLength(1);
  expect(first.maskedFields).toEqual(["address"]);
});

test("a live conversation shows its customer's record as soon as there is one", async () => {
  const customer = await TestCustomer.open(server.url, { profile: { name: "Zoe", email: "zoe@nowhere.example" } });
  await customer.write("Hello");
  const interactionId = (await agent.event("interactionOffered")).interactionId ?? "";
  await agent.call("interaction.acceptInteraction", { interactionId });
  const { customerId } = await agent.call("crm.saveCustomer", { name: "Zoe Lane", email: "zoe@nowhere.example" });
  const identified = await agent.event("customerIdentified");
  expect(identified.interaction?.customerDetails).toMatchObject({ customerId, name: "Zoe Lane" });
});

test("a customer's history is the newest first, and an unknown customer is an error", async () => {
  const regular = buildDemoCustomers(Date.now()).find((each) => each.history.length > 2)?.customer;
  const history = await agent.call("interaction.getHistory", { customerId: regular?.customerId ?? "" });
  expect(history.length).toBeGreaterThan(2);
  const times = history.map(({ startedAt }) => startedAt);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  await expect(agent.call("interaction.getHistory", { customerId: "C-0" })).rejects.toMatchObject({
    code: "CUSTOMER_NOT_FOUND",
  });
});
