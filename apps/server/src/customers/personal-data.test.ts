import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { TestConsole } from "../testing/test-console.ts";
import { TestCustomer } from "../testing/test-customer.ts";
import { post, removeFolders, signIn, startTestServer, startWork, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let agent: TestConsole;
let cookie: string;
let admin: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ console: agent, cookie } = await startWork(server.url, "asha"));
  admin = await signIn(server.url, "admin");
});
afterEach(() => server.stop());
afterAll(removeFolders);

async function put(path: string, body: object): Promise<number> {
  const headers = { "content-type": "application/json", origin: server.url, cookie: admin };
  return (await fetch(server.url + path, { method: "PUT", headers, body: JSON.stringify(body) })).status;
}
const blindAsha = () => put("/api/personal-data-rights/asha", { seen: false });
const ana = { customerId: "C-1001" };

test("an agent who may not see personal data gets it masked by each column's policy, everywhere", async () => {
  const whole = await agent.call("crm.getCustomer", ana);
  expect(await blindAsha()).toBe(200);
  const masked = await agent.call("crm.getCustomer", ana);
  expect(masked).toMatchObject({ name: whole.name, email: "a•••@example.com", phones: ["••••••••••00"] });
  expect(masked.fields).toMatchObject({ loyaltyNumber: "LN•••••00", tier: whole.fields["tier"] });
  expect(String(masked.fields["address"])).toMatch(/^•+$/);
  expect(masked.maskedFields).toEqual(expect.arrayContaining(["loyaltyNumber", "address", "phones", "email"]));

  const customer = await TestCustomer.open(server.url, { profile: { email: "ana.ruiz@example.com" } });
  await customer.write("Hello");
  const offered = await agent.event("interactionOffered");
  expect(JSON.stringify(offered)).not.toContain("ana.ruiz@example.com");
  const again = await TestConsole.open(server.url, cookie);
  const { snapshot } = await again.welcome();
  expect(JSON.stringify(snapshot?.interactions)).not.toContain("ana.ruiz@example.com");
  expect(snapshot?.apps.some(({ permissions }) => permissions.includes("customer.pii"))).toBe(false);
  const reply = await fetch(`${server.url}/api/customers/C-1001`, { headers: { cookie } });
  expect(await reply.text()).not.toContain("ana.ruiz@example.com");
});

test("who sees masked values keeps them by sending them back, and cannot store a mask", async () => {
  const whole = await agent.call("crm.getCustomer", ana);
  await blindAsha();
  const masked = await agent.call("crm.getCustomer", ana);
  const { phones, email, fields } = masked;
  await agent.call("crm.saveCustomer", { ...ana, phones, email, fields: { ...fields, city: "Lisbon" } });
  await put("/api/personal-data-rights/asha", { seen: true });
  const after = await agent.call("crm.getCustomer", ana);
  expect(after).toMatchObject({ phones: whole.phones, email: whole.email });
  expect(after.fields).toEqual({ ...whole.fields, city: "Lisbon" });
  await expect(agent.call("crm.saveCustomer", { ...ana, phones: ["+34•••12"] })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    details: { path: "argument.phones" },
  });
});

test("nobody finds a customer by parts of what is hidden, and everybody by what they know whole", async () => {
  const find = async (query: string) =>
    (await agent.call("crm.findCustomers", { query })).map(({ customerId }) => customerId);
  const list = async (query: string) => {
    const reply = await fetch(`${server.url}/api/customers?query=${encodeURIComponent(query)}`, {
      headers: { cookie },
    });
    const { customers } = (await reply.json()) as { customers: { customerId: string }[] };
    return customers.map(({ customerId }) => customerId);
  };
  const parts = ["5551000", "ana.rui", "LN70000", "1555 1000"];
  for (const part of parts) expect(await find(part), part).toContain("C-1001");
  await blindAsha();
  for (const part of parts) for (const search of [find, list]) expect(await search(part), part).not.toContain("C-1001");
  for (const whole of ["+1 555 100 0000", "ana.ruiz@example.com", "Ana Ruiz", "Ruiz ana.ruiz@example.com"])
    for (const search of [find, list]) expect(await search(whole), whole).toEqual(["C-1001"]);
  expect(await agent.call("crm.findCustomers", { phone: "+1 555 100 0000" })).toHaveLength(1);
});

test("names that every object inherits are no columns", async () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    const fields = JSON.parse(`{ "${name}": "x" }`) as Record<string, unknown>;
    await expect(agent.call("crm.saveCustomer", { ...ana, fields }), name).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  }
  expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
});

test("values are checked by the column's type, and the message says what was expected", async () => {
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ tier: "Platinum" }, /^tier: expected one of Standard, Silver, Gold, got "Platinum"\.$/],
    [{ lifetimeValue: "much" }, /^lifetimeValue: expected a number such as 12\.5, got "much"\.$/],
    [
      { birthday: "31.03.1990" },
      /^birthday: expected a date such as 2027-03-31 \(year-month-day\), got "31\.03\.1990"\.$/,
    ],
    [{ newsletter: "yes" }, /^newsletter: expected true or false, got "yes"\.$/],
    [{ invoiceEmail: "nobody" }, /^invoiceEmail: expected an e-mail address/],
    [{ mobile: "call me" }, /^mobile: expected a phone number/],
    [{ lastOrderItm: "x" }, /^lastOrderItm: there is no column lastOrderItm\. Did you mean lastOrderItem\?$/],
    [{ loyaltyNumber: "LN7000911" }, /^loyaltyNumber: customer C-1002 has this value, and no two may have the same\.$/],
  ];
  for (const [fields, message] of cases)
    await expect(agent.call("crm.saveCustomer", { ...ana, fields })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message) as string,
    });
});

test("two records become one with contacts, history and live conversations, and the old id finds it", async () => {
  const extra = await agent.call("crm.saveCustomer", {
    name: "Ana R.",
    phones: ["+34600999888"],
    email: "ana.other@example.com",
    fields: { birthday: "1990-02-28" },
  });
  const customer = await TestCustomer.open(server.url, { profile: { email: "ana.other@example.com" } });
  await customer.write("Hello");
  await agent.event("interactionOffered");
  const { status } = await post(
    server.url,
    "/api/customers/C-1001/merge",
    { otherId: extra.customerId, takeFromOther: ["name"] },
    { cookie },
  );
  expect(status).toBe(200);
  const merged = await agent.call("crm.getCustomer", { customerId: extra.customerId });
  expect(merged).toMatchObject({ customerId: "C-1001", name: "Ana R.", email: "ana.ruiz@example.com" });
  expect(merged.phones).toEqual(["+15551000000", "+34600999888"]);
  expect(merged.fields["birthday"]).toBe("1990-02-28");
  const identified = await agent.event("customerIdentified");
  expect(identified.interaction?.customerDetails.customerId).toBe("C-1001");
  const same = await post(
    server.url,
    "/api/customers/C-1001/merge",
    { otherId: "C-1001", takeFromOther: [] },
    { cookie },
  );
  expect(same.status).toBe(400);
});

test("a column that hides values is removed with them, and keeps its type while it is there", async () => {
  const column = { label: "Loyalty", choices: [], required: false, unique: false, mask: null };
  expect(await put("/api/customer-columns/customer-care/loyaltyNumber", { ...column, type: "NUMBER" })).toBe(400);
  const headers = { origin: server.url, cookie: admin };
  const gone = await fetch(`${server.url}/api/customer-columns/customer-care/loyaltyNumber`, {
    method: "DELETE",
    headers,
  });
  expect(gone.status).toBe(200);
  const { fields } = await agent.call("crm.getCustomer", ana);
  expect(fields).not.toHaveProperty("loyaltyNumber");
  expect(
    await put("/api/customer-columns/customer-care/tier", {
      ...column,
      type: "CHOICE",
      choices: ["Gold"],
      unique: true,
    }),
  ).toBe(400);
});

test("only administrators change columns and rights", async () => {
  admin = await signIn(server.url, "sofia");
  expect(await blindAsha()).toBe(403);
});
