import { afterEach, expect, test } from "vitest";
import { accept, composer, reply } from "../src/agent.ts";
import { chatOf, omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";
import { playPhone } from "../src/phone.ts";

let example: Example;
afterEach(async () => example.close());

test("message-trigger sends a template and an SMS to the customer of a chat, and shows that they were read", async () => {
  example = await openExample("message-trigger");
  const { agent, app, omni, see, show } = example;
  const { page } = await omni.open();
  await page.goto(`${omni.server.url}/demo/`);
  const phone = await playPhone(page, "+15551012981");
  const customer = await omni.openCustomer(omar, "When does my order come?");
  await accept(agent, omar.name);
  await show();
  await expect.poll(async () => app.getByLabel(/^To/).inputValue()).toBe("+15551012981");

  await app.getByLabel("Message").selectOption("Order update");
  expect(await app.getByLabel("Customer name").inputValue()).toBe(omar.name);
  expect(await app.getByLabel("Order number").inputValue()).toMatch(/^NW-\d+$/);
  await app.getByLabel("News").fill("it leaves today");
  await app.getByText("news about your order").waitFor();
  expect(await example.findings()).toEqual([]);
  await app.getByRole("button", { name: "Send", exact: true }).click();
  const sent = app.getByRole("region", { name: "Sent" });
  await see(sent.getByText("it leaves today"));
  await expect.poll(async () => phone.texts()).toMatchObject([{ from: "CENTRE", text: /it leaves today/ }]);
  await phone.readAll();
  await see(sent.getByText("Read", { exact: true }));

  // The agent is back in the chat.
  await composer(agent).waitFor();
  await reply(agent, "I have sent you the news by WhatsApp.");
  await chatOf(customer).getByText("by WhatsApp").waitFor();

  await show();
  await app.getByLabel("Message").selectOption("We called you");
  await app.getByRole("button", { name: "Send", exact: true }).click();
  await see(sent.getByText("we tried to reach you"));
  await expect.poll(async () => (await phone.texts()).length).toBe(2);
  expect(omni.pageErrors).toEqual([]);
});
