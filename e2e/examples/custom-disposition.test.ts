import { afterEach, expect, test } from "vitest";
import { accept, composer, reply } from "../src/agent.ts";
import { mira, omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";
import { findPast } from "../src/past.ts";

let example: Example;
afterEach(async () => example.close());

test("custom-disposition disposes at one press in wrap-up, asks for notes where the code does, and learns what is used", async () => {
  example = await openExample("custom-disposition");
  const { administrator, agent, app, omni, see, show } = example;
  await app.getByText("codes appear here").waitFor();
  await omni.openCustomer(omar, "Where is my refund?");
  await accept(agent, omar.name);
  await reply(agent, "It is on its way.");
  await show();
  const resolved = app.getByRole("region", { name: "Resolved" });
  await resolved.getByRole("button", { name: "Refund issued" }).click();
  const details = app.getByRole("form", { name: "Details" });
  await details.getByRole("button", { name: "End and dispose" }).click();
  expect(await details.getByLabel("Notes (required)").evaluate((each) => each.matches(":invalid"))).toBe(true);
  await details.getByLabel("Notes (required)").fill("Refunded 40 euro.");
  expect(await example.findings()).toEqual([]);
  await details.getByRole("button", { name: "End and dispose" }).click();
  await see(app.getByText(`${omar.name}: Refund issued`));
  expect(await findPast(administrator, "Refunded 40 euro")).toMatchObject({ dispositionCode: "refund-issued" });

  await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await show();
  await app.getByRole("region", { name: "Used most" }).getByRole("button", { name: "Refund issued" }).waitFor();
  await agent.getByRole("button", { name: "End conversation" }).click();
  await see(app.getByRole("timer"));
  await resolved.getByRole("button", { name: "Question answered" }).click();
  await see(app.getByText(`${mira.name}: Question answered`));
  await composer(agent).waitFor({ state: "hidden" });
  expect(omni.pageErrors).toEqual([]);
});

test("custom-disposition promises a callback at a time that is a press away", async () => {
  example = await openExample("custom-disposition");
  const { agent, app, omni, show } = example;
  await omni.openCustomer(omar, "Call me tomorrow.");
  await accept(agent, omar.name);
  await show();
  await app.getByRole("button", { name: "Callback agreed" }).click();
  await app.getByRole("button", { name: "Tomorrow, 9:00" }).click();
  expect(await app.getByLabel("Call back at").inputValue()).toMatch(/T09:00$/);
  await app.getByRole("button", { name: "End and dispose" }).click();
  await app.getByText(`${omar.name}: Callback agreed`).waitFor();
});
