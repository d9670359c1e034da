import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept, conversation, offerOf, reply, signIn } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { mira, omar } from "./src/customer.ts";
import { graveFindings } from "./src/grave-findings.ts";
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

async function openSupervisor(): Promise<Page> {
  const { page } = await omni.open({ reducedMotion: "reduce" });
  await signIn(page, omni.server.url, "sofia");
  await page.getByRole("heading", { name: "Live", exact: true }).waitFor();
  return page;
}

const rowOf = (page: Page, table: string, name: string) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: name });

async function order(page: Page, actions: string, item: string): Promise<void> {
  await page.getByRole("button", { name: actions }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a supervisor sees a customer wait, looks in, reassigns, sends an agent on a break, and finds it all in the history", async () => {
  const sofia = await openSupervisor();
  await sofia.getByText("No contact is open.").waitFor();
  await omni.openCustomer(omar, "My order arrived broken.");
  await rowOf(sofia, "Contacts", omar.name).getByText("In queue").waitFor();

  const { page: asha } = await omni.openAgent("asha");
  await accept(asha, omar.name);
  await rowOf(sofia, "Contacts", omar.name).getByText("Connected").waitFor();
  await order(sofia, `Actions for the contact of ${omar.name}`, "Look in");
  const panel = sofia.getByRole("dialog", { name: `Contact of ${omar.name}` });
  await panel.getByText("My order arrived broken.").waitFor();
  await reply(asha, "I am sorry to hear that.");
  await panel.getByText("I am sorry to hear that.").waitFor();
  await panel.getByRole("button", { name: "Stop looking in" }).last().click();
  await panel.waitFor({ state: "hidden" });

  const { page: ben } = await omni.openAgent("ben");
  await rowOf(sofia, "Agents", "Ben Carter").waitFor();
  await order(sofia, `Actions for the contact of ${omar.name}`, "Reassign…");
  await sofia.getByRole("combobox", { name: "To" }).click();
  await sofia.getByRole("option", { name: /Ben Carter/ }).click();
  await sofia.getByRole("button", { name: "Reassign", exact: true }).click();
  await accept(ben, omar.name);
  await conversation(ben).getByText("I am sorry to hear that.").waitFor();
  await rowOf(sofia, "Contacts", omar.name).getByText("Ben Carter").waitFor();

  await order(sofia, "Actions for Asha Menon", "Training");
  await rowOf(sofia, "Agents", "Asha Menon").getByText("On break").waitFor();
  await asha.getByRole("button", { name: /Training/ }).waitFor();

  await ben.getByRole("button", { name: /^End( |$)/ }).click();
  await rowOf(sofia, "Contacts", omar.name).getByText("Wrap-up").waitFor();
  await order(sofia, "Actions for Ben Carter", "Sign out…");
  await sofia.getByRole("button", { name: "Sign out", exact: true }).click();
  await ben.getByText("Sofia Lindgren signed you out.").waitFor();
  await sofia.getByText("No contact is open.").waitFor();

  await sofia.getByRole("link", { name: "History" }).click();
  await sofia.getByRole("searchbox", { name: "Search" }).fill("arrived broken");
  await sofia.getByText("1 contact", { exact: true }).waitFor();
  await sofia.getByRole("button", { name: `Open the contact of ${omar.name}` }).click();
  const detail = sofia.getByRole("dialog");
  await detail.getByText("Sofia Lindgren looked in, listening.").waitFor();
  await detail.getByText("I am sorry to hear that.").waitFor();
  await detail.getByRole("button", { name: "Close", exact: true }).click();
  const [file] = await Promise.all([
    sofia.waitForEvent("download"),
    sofia.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(omar.name);
  expect(omni.pageErrors).toEqual([]);
});

test("the live view comes back after the server was away", async () => {
  const sofia = await openSupervisor();
  await sofia.getByText("No contact is open.").waitFor();
  await omni.server.stop();
  await sofia.getByText("The connection to the server is lost.").waitFor();
  await omni.server.start();
  await sofia.getByText("The connection to the server is lost.").waitFor({ state: "hidden" });
  await omni.openCustomer(mira, "Anybody there?");
  await rowOf(sofia, "Contacts", mira.name).waitFor();
});

test("an agent has no staff page, and nobody has a page that does not exist", async () => {
  const { page: asha } = await omni.openAgent("asha");
  await asha.goto(`${omni.server.url}/live`);
  await asha.getByRole("heading", { name: "Nothing is here" }).waitFor();
  await asha.getByRole("button", { name: "To the workspace" }).click();
  await asha.getByRole("heading", { name: "Contacts", exact: true }).waitFor();
  const sofia = await openSupervisor();
  await sofia.goto(`${omni.server.url}/nowhere`);
  await sofia.getByText("Nothing is here").waitFor();
  await sofia.getByRole("link", { name: "To the first page" }).click();
  await sofia.getByRole("heading", { name: "Live", exact: true }).waitFor();
  await offerOf(asha, mira.name).waitFor({ state: "hidden" });
});

test("no staff page has what axe calls serious, in either theme", async () => {
  const { page } = await omni.open({ reducedMotion: "reduce" });
  await omni.openAgent("asha");
  await omni.openCustomer(omar, "My order arrived broken.");
  await signIn(page, omni.server.url, "sofia");
  await rowOf(page, "Contacts", omar.name).waitFor();
  await page.getByRole("img", { name: /^Agents by activity/ }).waitFor();
  for (const [name, title] of [
    ["Live", "Live"],
    ["History", "History"],
    ["Account", "Hello Sofia Lindgren"],
  ] as const) {
    await page.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByRole("table").first().waitFor();
    expect(await graveFindings(page), name).toEqual([]);
  }
});

test("a supervisor is warned before the session ends, and stays signed in", async () => {
  const sofia = await openSupervisor();
  // The server's sessions last hours: this one says that it ends in a moment, until it is renewed.
  let renewed = false;
  await sofia.route("**/api/session", async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as { expiresAt: number };
    await route.fulfill({ response, json: renewed ? session : { ...session, expiresAt: Date.now() + 120_000 } });
  });
  await sofia.route("**/api/session/renew", async (route) => {
    renewed = true;
    await route.continue();
  });
  await sofia.reload();
  await sofia.getByText(/^You will be signed out at /).waitFor();
  const asked = sofia.waitForResponse("**/api/session/renew");
  await sofia.getByRole("button", { name: "Stay signed in" }).click();
  expect((await asked).status()).toBe(200);
  await sofia.getByText(/^You will be signed out at /).waitFor({ state: "hidden" });
});
