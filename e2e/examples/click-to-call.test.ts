import { afterEach, expect, test } from "vitest";
import { openCallerPhone } from "../src/caller-phone.ts";
import { callPanel } from "../src/calls.ts";
import { type Example, openExample } from "../src/example.ts";

let example: Example;
afterEach(async () => example.close());

const omarsNumber = "+15551012981";

test("click-to-call finds a customer, rings the customer's phone, and hangs up", async () => {
  example = await openExample("click-to-call");
  const { agent, app, omni, see } = example;
  const phone = await openCallerPhone(omni.server.port, omarsNumber);

  await app.getByLabel("Campaign").selectOption("Customer desk");
  await app.getByLabel("Name, e-mail or number").fill("nobody at all");
  await app.getByRole("button", { name: "Find" }).click();
  await app.getByText("Nobody found").waitFor();
  await app.getByLabel("Name, e-mail or number").fill("Omar Murphy");
  await app.getByRole("button", { name: "Find" }).click();
  await app.getByRole("button", { name: `Call Omar Murphy at ${omarsNumber}` }).click();

  const { callId } = await phone.waitFor((call) => call.state === "RINGING", "The phone rings");
  await callPanel(agent).waitFor();
  await see(app.getByText("Calling…"));
  phone.order("answer", callId);
  await see(app.getByText("Connected", { exact: true }));
  expect(await example.findings()).toEqual([]);

  await app.getByRole("button", { name: "Hang up" }).click();
  await phone.waitFor((call) => call.state === "ENDED", "The phone hears the end");
  await see(app.getByText(/^(Ended after \d+ s|Connected|Call hangup)$/));
  await app.getByRole("button", { name: "Hang up" }).waitFor({ state: "detached" });
  expect(omni.pageErrors).toEqual([]);
  phone.close();
});

test("click-to-call says how a call went that nobody took", async () => {
  example = await openExample("click-to-call");
  const { app, see } = example;
  await app.getByLabel("Campaign").selectOption("Customer desk");
  await app.getByLabel("Name, e-mail or number").fill("+15550000901");
  await app.getByRole("button", { name: "Call +15550000901" }).click();
  await see(app.getByText("Busy", { exact: true }));
});

test("click-to-call calls a customer whose number is masked", async () => {
  example = await openExample("click-to-call");
  const { administrator, agent, app, omni, see, show } = example;
  await administrator.call("PUT", "/api/personal-data-rights/asha", { seen: false });
  await agent.reload();
  await show();
  const phone = await openCallerPhone(omni.server.port, omarsNumber);
  await app.getByLabel("Campaign").selectOption("Customer desk");
  await app.getByLabel("Name, e-mail or number").fill("Omar Murphy");
  await app.getByRole("button", { name: "Find" }).click();
  await app.getByRole("button", { name: /^Call Omar Murphy at •+81$/ }).click();
  const { callId } = await phone.waitFor((call) => call.state === "RINGING", "The phone rings");
  phone.order("answer", callId);
  await see(app.getByText("Connected", { exact: true }));
  phone.close();
});
