import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { accept } from "../src/agent.ts";
import { chatOf, omar, write } from "../src/customer.ts";
import { type Example, openExample, whenOpened } from "../src/example.ts";
import { openInsights } from "../src/insights.ts";

let example: Example;
let model: Server | undefined;
afterEach(async () => {
  await example.close();
  model?.close();
  model = undefined;
});

test("ai-assist suggests by rules and by insights, and sends what the agent approved", async () => {
  example = await openExample("ai-assist");
  const { administrator, agent, app, omni, show } = example;
  await app.getByText("Suggestions appear here").waitFor();
  const customer = await omni.openCustomer(omar, "The lamp arrived broken. This is unacceptable!");
  const interactionId = await whenOpened(agent, async () => accept(agent, omar.name));
  await show();
  await app.getByText('The customer said "unacceptable".').waitFor();
  await app.getByText('The customer said "broken".').waitFor();
  expect(await app.getByRole("button", { name: "Send reply" }).isDisabled()).toBe(true);
  await app.getByRole("button", { name: "Use as reply: Offer a replacement" }).click();
  const draft = app.getByLabel(/^Your reply/);
  expect(await draft.inputValue()).toContain("I can send you a new one today");
  await draft.fill("I send you a new lamp today.");
  await app.getByRole("button", { name: "Send reply" }).click();
  await chatOf(customer).getByText("I send you a new lamp today.").waitFor();

  const tell = await openInsights(administrator, omni.server.url, interactionId);
  await tell({ kind: "sentiment", sentiment: "POSITIVE", score: 0.5 });
  const suggestion = { suggestionId: "g-1", type: "REPLY", title: "Give a voucher", confidence: 0.9 };
  await tell({ kind: "suggestion", ...suggestion, text: "Please take this voucher." });
  await app.getByText("Positive", { exact: true }).waitFor();
  await app.getByText("90 % sure.").waitFor();
  expect(await example.findings()).toEqual([]);
  await app.getByRole("button", { name: "Use as reply: Give a voucher" }).click();
  await app.getByRole("button", { name: "Send reply" }).click();
  await chatOf(customer).getByText("Please take this voucher.").waitFor();

  await write(customer, "Thank you!");
  await app.getByText("Close the conversation").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("ai-assist asks the administrator's own model, with what was said and the key that the server adds", async () => {
  const asked: { authorization: string | undefined; body: unknown }[] = [];
  model = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push({ authorization: request.headers.authorization, body });
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ reply: "Shall I send you a new lamp?" }));
    });
  });
  await once(model.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address with one.
  const { port } = model.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  example = await openExample("ai-assist", {
    settings: { model: `${origin}/reply`, modelKey: "key-of-the-model", withKey: true },
    environment: { OMNI_APP_REQUEST_PRIVATE: origin },
  });
  const { agent, app, omni, show } = example;
  const customer = await omni.openCustomer(omar, "My lamp does not work.");
  await accept(agent, omar.name);
  await show();
  await app.getByRole("button", { name: "Ask your model" }).click();
  await app.getByText("Your model", { exact: true }).waitFor();
  expect(asked).toMatchObject([
    {
      authorization: "Bearer key-of-the-model",
      body: { messages: [{ from: "CUSTOMER", text: "My lamp does not work." }] },
    },
  ]);
  await app.getByRole("button", { name: "Use as reply: Reply" }).click();
  await app.getByRole("button", { name: "Send reply" }).click();
  await chatOf(customer).getByText("Shall I send you a new lamp?").waitFor();
});
