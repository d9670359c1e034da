import { afterEach, expect, test } from "vitest";
import { accept } from "../src/agent.ts";
import { mira, omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";

let example: Example;
afterEach(async () => example.close());

test("campaign-form keeps the answers with the interaction and in the customer's record", async () => {
  example = await openExample("campaign-form");
  const { administrator, agent, app, omni, show } = example;
  await app.getByText("questions appear here").waitFor();
  await omni.openCustomer(omar, "I have moved house.");
  await accept(agent, omar.name);
  await show();

  await app.getByRole("heading", { name: omar.name }).waitFor();
  await app.getByRole("button", { name: "Save answers" }).click();
  expect(await app.getByLabel(/^Why does/).evaluate((each) => each.matches(":invalid"))).toBe(true);
  await app.getByLabel(/^Why does/).selectOption("Question");
  expect(await example.findings()).toEqual([]);
  await app.getByLabel("City").fill("Reykjavik");
  await app.getByLabel("Wants the newsletter").check();
  await app.getByRole("button", { name: "Save answers" }).click();
  await app.getByText("in the customer's record").waitFor();

  const { customers } = Object(await administrator.call("GET", "/api/customers?query=omar.murphy@example.com")) as {
    customers: { fields: Record<string, unknown> }[];
  };
  expect(customers[0]?.fields).toMatchObject({ city: "Reykjavik", newsletter: true });

  // A page that is loaded again finds what was saved with the interaction.
  await agent.reload();
  await show();
  await expect.poll(async () => app.getByLabel(/^Why does/).inputValue()).toBe("Question");
  expect(omni.pageErrors).toEqual([]);
});

test("campaign-form keeps drafts apart, and says when a customer has no record", async () => {
  example = await openExample("campaign-form");
  const { agent, app, omni, show } = example;
  await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await show();
  await app.getByText("This customer has no record").waitFor();
  await app.getByLabel("Remarks").fill("A draft");

  await omni.openCustomer(omar, "Hello too");
  await accept(agent, omar.name);
  await show();
  await app.getByRole("heading", { name: omar.name }).waitFor();
  expect(await app.getByLabel("Remarks").inputValue()).toBe("");
});
