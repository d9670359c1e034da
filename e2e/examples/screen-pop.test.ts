import { afterEach, expect, test } from "vitest";
import { accept, composer } from "../src/agent.ts";
import { omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";
import { findPast } from "../src/past.ts";

let example: Example;
afterEach(async () => example.close());

test("screen-pop shows the caller's record with the offer, and disposes the interaction", async () => {
  example = await openExample("screen-pop");
  const { administrator, agent, app, omni, see } = example;
  await app.getByText("record appears here").waitFor();
  await omni.openCustomer(omar, "My headphones stopped working.");
  await app.getByRole("heading", { name: omar.name }).waitFor();
  await app.getByText("Offered", { exact: true }).waitFor();
  await app.getByText("LN7002733", { exact: true }).waitFor();

  await accept(agent, omar.name);
  await see(app.getByText("Connected", { exact: true }));
  await app.getByLabel("Class").selectOption("Resolved");
  await app.getByLabel("Code").selectOption("Replacement sent");
  await app.getByLabel("Notes").fill("New pair sent today.");
  expect(await example.findings()).toEqual([]);
  await app.getByRole("button", { name: "End and dispose" }).click();
  await see(app.getByText("record appears here"));
  await composer(agent).waitFor({ state: "hidden" });
  expect(await findPast(administrator, "New pair sent today")).toMatchObject({ dispositionCode: "replacement-sent" });
  expect(omni.pageErrors).toEqual([]);
});
