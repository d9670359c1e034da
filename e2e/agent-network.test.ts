import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, conversation, offerOf, reply, signIn } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { bubbles, chatOf, mira, write } from "./src/customer.ts";
import { openNetworkLine } from "./src/network-line.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { freePort } from "./src/server.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => omni.close());

test("an agent who loses the network sees it, goes on writing, and resumes without loss or doubles", async () => {
  const port = await freePort();
  omni = await openOmni(browser, { OMNI_PUBLIC_URL: `http://localhost:${port}` });
  const line = await openNetworkLine(() => omni.server.port, port);
  const { page: agent, context } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);

  await context.setOffline(true);
  line.cut();
  await agent.getByText("Connection lost").waitFor();
  await write(customer, "Written while the agent was away");
  await reply(agent, "Answered without a network");

  line.mend();
  await context.setOffline(false);
  await agent.getByText("Connection lost").waitFor({ state: "hidden" });
  await conversation(agent).getByText("Written while the agent was away").waitFor();
  await chatOf(customer).getByText("Answered without a network").waitFor();
  expect(await bubbles(customer)).toEqual(["Hello?", "Written while the agent was away", "Answered without a network"]);
  for (const text of await bubbles(customer)) {
    expect(await conversation(agent).getByText(text, { exact: true }).count()).toBe(1);
  }
  await line.close();
});

test("a second tab of the same agent takes over; the first says so and can take it back", async () => {
  omni = await openOmni(browser);
  const { page: first, context } = await omni.openAgent("asha");
  const second = await context.newPage();
  await second.goto(omni.server.url);
  await first.getByText("Omni is open in another tab").waitFor();
  await omni.openCustomer(mira, "Which tab?");
  await offerOf(second, mira.name).waitFor();
  await first.getByRole("button", { name: "Use it here" }).click();
  await offerOf(first, mira.name).waitFor();
  await second.getByText("Omni is open in another tab").waitFor();
  await accept(first, mira.name);
  await conversation(first).getByText("Which tab?").waitFor();
});

test("the same agent on another machine is asked first, and then takes the conversation over", async () => {
  omni = await openOmni(browser);
  const { page: office } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Hello?");
  await accept(office, mira.name);
  const { page: home } = await omni.open();
  await signIn(home, omni.server.url, "asha");
  await home.getByRole("button", { name: "Sign in here" }).click();
  await office.getByText("You were signed out").waitFor();
  await conversation(home).getByText("Hello?").waitFor();
  await reply(home, "From the kitchen table");
  await chatOf(customer).getByText("From the kitchen table").waitFor();
});
