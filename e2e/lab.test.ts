import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, conversation, offerOf, reply } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, callPanel, control } from "./src/calls.ts";
import { addCustomer, chooseChannel, labCustomer, openLab, say, timelineOf } from "./src/lab.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
});
afterEach(async () => omni.close());

test("an agent plays a customer in a second tab: the chat waits, is accepted, answered, and outlives a lost network", async () => {
  const { page: agent, context } = await omni.openAgent("asha");
  const lab = await context.newPage();
  await openLab(lab, omni.server.url);
  await addCustomer(lab, /^Omar Murphy/);
  const omar = labCustomer(lab, "Omar Murphy");
  await say(omar, "Chat message", "Where is my order?");
  await omar.getByText("Nothing moves until an agent").waitFor();
  await offerOf(agent, "Omar Murphy").waitFor();
  await accept(agent, "Omar Murphy");
  await omar.getByText("Talking with Asha Menon").waitFor();
  await omar.getByRole("button", { name: "Lose the network" }).click();
  await reply(agent, "It leaves today.");
  await say(omar, "Chat message", "Are you there?");
  await omar.getByRole("log", { name: "Chat" }).getByText("It leaves today.").waitFor();
  await conversation(agent).getByText("Are you there?").waitFor();
  await timelineOf(omar).getByText("Network is back").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("five customers wait at once, each with a timeline", async () => {
  const { page } = await omni.open();
  await page.goto(omni.server.url);
  await page.getByRole("button", { name: "Alex Novak" }).click();
  await page.getByRole("link", { name: "Lab" }).click();
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("menuitem", { name: "Five chats at once" }).click();
  const customers = page.getByRole("article");
  await expect.poll(async () => customers.count()).toBe(5);
  await expect.poll(async () => page.getByText("Chat: waits in the queue").count()).toBe(5);
  await page.getByRole("button", { name: "Remove all" }).click();
  await page.getByText("No customers yet").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a customer of the lab writes by SMS and reads the agent's answer", async () => {
  const { page: agent, context } = await omni.openAgent("asha");
  const lab = await context.newPage();
  await openLab(lab, omni.server.url);
  await addCustomer(lab, /^Omar Murphy/);
  const omar = labCustomer(lab, "Omar Murphy");
  await chooseChannel(omar, "SMS");
  await say(omar, "SMS message", "Is the shop open?");
  await omar.getByRole("log", { name: "SMS messages" }).getByText("Is the shop open?").waitFor();
  const offer = agent.getByRole("article", { name: /offer from Omar Murphy/ });
  await offer.getByRole("button", { name: "Accept" }).click();
  await reply(agent, "Until eight today.");
  await omar.getByRole("log", { name: "SMS messages" }).getByText("Until eight today.").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a customer of the lab calls, is put through, presses digits, and loses the line", async () => {
  const { page: agent, context } = await omni.openAgent("asha");
  const lab = await context.newPage();
  await openLab(lab, omni.server.url);
  await addCustomer(lab, /^Omar Murphy/);
  const omar = labCustomer(lab, "Omar Murphy");
  await chooseChannel(omar, "Call");
  await omar.getByRole("button", { name: "Call Customer desk" }).click();
  await acceptCall(agent);
  await omar.getByText("In call · Customer desk").waitFor();
  await control(agent, "Hold").click();
  await omar.getByText("On hold · Customer desk").waitFor();
  await control(agent, "Resume").click();
  await omar.getByRole("button", { name: "5", exact: true }).click();
  await omar.getByRole("button", { name: "Lose the line" }).click();
  await timelineOf(omar).getByText("Call: the line was lost").waitFor();
  await callPanel(agent).getByText("The line was lost.").waitFor();
  expect(omni.pageErrors).toEqual([]);
});
