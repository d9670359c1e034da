import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { accept } from "../src/agent.ts";
import { omar } from "../src/customer.ts";
import { type Example, openExample } from "../src/example.ts";

let example: Example;
let orders: Server | undefined;
afterEach(async () => {
  await example.close();
  orders?.close();
  orders = undefined;
});

const order = { id: "NW-77", placed: "1 May", status: "Delivered", items: ["Desk lamp", "<b>Rug</b>"], total: "80.00" };

/** An order system of the contact centre's own, on another port. Resolves with its address. */
async function openOrders(requests: IncomingMessage[]): Promise<string> {
  orders = createServer((request, response) => {
    requests.push(request);
    response.statusCode = request.headers.authorization === "Bearer key-of-the-orders" ? 200 : 401;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ orders: [order] }));
  });
  await once(orders.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address with one.
  return `http://127.0.0.1:${(orders.address() as AddressInfo).port}/orders`;
}

test("external-panel says plainly what is missing before it can ask", async () => {
  example = await openExample("external-panel");
  await example.app.getByText("The address of the order system is not filled in").waitFor();
  expect(example.omni.pageErrors).toEqual([]);
});

test("external-panel shows an outside system's orders, asked for by the server with a key that no browser sees", async () => {
  const requests: IncomingMessage[] = [];
  const service = await openOrders(requests);
  example = await openExample("external-panel", {
    settings: { service, apiKey: "key-of-the-orders" },
    environment: { OMNI_APP_REQUEST_PRIVATE: new URL(service).origin },
  });
  const { agent, app, omni, show } = example;
  await app.getByText("Orders appear here").waitFor();
  await omni.openCustomer(omar, "Where is my lamp?");
  await accept(agent, omar.name);
  await show();
  const list = app.getByRole("list", { name: "Orders" });
  await list.getByText("NW-77").waitFor();
  // Another system's words are shown as words.
  await list.getByText("Desk lamp, <b>Rug</b>").waitFor();
  expect(await example.findings()).toEqual([]);
  expect(requests[0]?.url).toMatch(/^\/orders\?customer=C-\d+$/);
  for (const frame of agent.frames()) expect(await frame.content()).not.toContain("key-of-the-orders");

  await example.fillIn({ apiKey: "another-key" });
  await app.getByRole("button", { name: "Load again" }).click();
  await app.getByText("refuses the key").waitFor();
  expect(omni.pageErrors).toEqual([]);
});
