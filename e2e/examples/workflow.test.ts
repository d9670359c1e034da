import { afterEach, expect, test } from "vitest";
import { accept, contact, reply } from "../src/agent.ts";
import { mira, omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";

let example: Example;
afterEach(async () => example.close());

test("workflow ticks what the console knows, keeps each conversation's steps, and turns to wrap-up", async () => {
  example = await openExample("workflow");
  const { agent, app, omni, see, show } = example;
  await app.getByText("steps appear here").waitFor();
  await omni.openCustomer(omar, "My order is late.");
  await accept(agent, omar.name);
  await show();
  await app.getByText("Web chat support").waitFor();
  const step = (name: string | RegExp) => app.getByRole("checkbox", { name });
  await expect.poll(async () => step("Find the customer's record").isChecked()).toBe(true);
  expect(await step("Greet the customer").isChecked()).toBe(false);
  await reply(agent, "Hello Omar, this is Asha.");
  await expect.poll(async () => step("Greet the customer").isChecked()).toBe(true);
  await step("Repeat the question in your words").check();
  await app.getByText("3 of 5").waitFor();
  expect(await example.findings()).toEqual([]);

  await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await see(app.getByRole("heading", { name: mira.name }));
  await app.getByText("0 of 5").waitFor();
  await contact(agent, omar.name).first().click();
  await see(app.getByText("3 of 5"));

  await agent.getByRole("button", { name: "End conversation" }).click();
  await app.getByText("after the conversation").waitFor({ state: "detached" });
  expect(omni.pageErrors).toEqual([]);
});

test("workflow takes the steps that an administrator wrote, and remembers them over a reload where the console has storage", async () => {
  const steps = JSON.stringify({ "*": [{ id: "one", title: "Offer tea", hint: "Or coffee.", when: "TALK" }] });
  example = await openExample("workflow", { settings: { steps } });
  const { agent, app, omni, show } = example;
  await omni.openCustomer(omar, "Hello?");
  await accept(agent, omar.name);
  await show();
  await app.getByRole("checkbox", { name: "Offer tea" }).check();
  await app.getByText("1 of 1").waitFor();
  const isLasting = (await app.getByText("the console has no storage").count()) === 0;
  await agent.reload();
  await show();
  await app.getByText(isLasting ? "1 of 1" : "0 of 1").waitFor();
});
