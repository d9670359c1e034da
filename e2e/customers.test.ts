import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept, composer, offerOf, signIn, wide } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { omar } from "./src/customer.ts";
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

async function openPage(username: string, path: string, heading: string): Promise<Page> {
  const { page } = await omni.open();
  await signIn(page, omni.server.url, username);
  await page.getByRole("link", { name: "Account", exact: true }).first().waitFor();
  await page.goto(`${omni.server.url}${path}`);
  await page.getByRole("heading", { name: heading }).waitFor();
  return page;
}

const table = [
  "Name,Phone,E-mail,Tier,Birthday",
  "Nadia Ünal,+905551112233,nadia@example.com,Gold,1990-02-28",
  "Wrong Day,+905551112234,,Gold,1990-02-30",
  "Omar M.,+905551112235,omar.murphy@example.com,Silver,",
].join("\n");

test("a supervisor imports a table with an error, and makes one record of two", async () => {
  const page = await openPage("sofia", "/import", "Import customers");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByText("table.csv, read as utf-8, separated by commas").waitFor();
  await page.getByRole("combobox", { name: "Change the customer who has the same" }).waitFor();
  await page.getByText("expected a date such as 2027-03-31").waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("3 rows: 2 new, 0 changed, 1 refused").waitFor();
  await page.getByText("Done", { exact: true }).waitFor();

  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await page.getByLabel("Search").fill("omar murphy@example.com");
  await page.getByRole("button", { name: "Open Omar M." }).click();
  await page.getByRole("button", { name: /^Merge with Omar Murphy/ }).click();
  const dialog = page.getByRole("dialog", { name: "Make one record of two" });
  await dialog.getByRole("radio", { name: "Omar Murphy" }).check();
  expect(await dialog.getByRole("button", { name: "Merge", exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel("I know that this cannot be undone").check();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(async () => page.getByLabel("Name", { exact: false }).first().inputValue()).toBe("Omar Murphy");
  await page.getByText("May be the same person").waitFor({ state: "detached" });
  expect(omni.pageErrors).toEqual([]);
});

test("an agent who may not see personal data sees it masked, in the panel and in the app", async () => {
  const admin = await openPage("admin", "/columns", "Customer columns");
  await admin.getByRole("switch", { name: "Asha Menon sees personal data" }).click();
  await expect
    .poll(async () => admin.getByRole("switch", { name: "Asha Menon sees personal data" }).isChecked())
    .toBe(false);

  const { page: agent } = await omni.openAgent("asha", wide);
  await omni.openCustomer(omar, "My order arrived broken.");
  await offerOf(agent, omar.name).waitFor();
  await accept(agent, omar.name);
  await agent.getByText("o•••@example.com").first().waitFor();
  await agent.getByText(/^LN•+\d\d$/).waitFor();
  for (const frame of agent.frames()) expect(await frame.content()).not.toContain(omar.email);
});

test("what a service tells over HTTP shows beside the conversation, and fills the reply", async () => {
  const admin = await openPage("admin", "/keys", "API keys");
  await admin.getByLabel("What is it for?").fill("Assistant");
  await admin.getByRole("button", { name: "Create key" }).click();
  const key = await admin.getByLabel("Key", { exact: true }).textContent();

  const { page: agent } = await omni.openAgent("asha");
  await omni.openCustomer(omar, "My order arrived broken.");
  await offerOf(agent, omar.name).waitFor();
  await accept(agent, omar.name);
  const told = agent.waitForResponse((response) => response.url().endsWith("/insights"));
  await agent.reload();
  const interactionId = decodeURIComponent((await told).url().split("/").at(-2) ?? "");
  const tell = async (body: object): Promise<number> => {
    const response = await fetch(`${omni.server.url}/api/v1/interactions/${interactionId}/insights`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key ?? ""}` },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  expect(await tell({ kind: "sentiment", sentiment: "NEGATIVE", score: -0.8 })).toBe(200);
  await agent.getByRole("tab", { name: "Insights" }).click();
  await agent.getByText("Negative").waitFor();
  const segment = { segmentId: "s-1", speaker: "CUSTOMER", startedAt: Date.now() };
  expect(await tell({ kind: "transcript", ...segment, text: "It arrived", final: false })).toBe(200);
  await agent.getByText("It arrived", { exact: true }).waitFor();
  expect(await tell({ kind: "transcript", ...segment, text: "It arrived broken", final: true })).toBe(200);
  await agent.getByText("It arrived broken", { exact: true }).waitFor();
  const suggestion = {
    suggestionId: "g-1",
    type: "REPLY",
    title: "Say sorry",
    text: "We will send a new one.",
    confidence: 0.9,
  };
  expect(await tell({ kind: "suggestion", ...suggestion })).toBe(200);
  await agent.getByRole("button", { name: "Use as reply" }).click();
  expect(await composer(agent).inputValue()).toBe("We will send a new one.");
  expect(omni.pageErrors).toEqual([]);
});

test("an agent reads what the customer at hand had before, and comes back to the conversation", async () => {
  const { page: agent } = await omni.openAgent("asha", wide);
  await omni.openCustomer(omar, "It is me again.");
  await accept(agent, omar.name);
  await agent
    .getByRole("button", { name: /^Open the contact of / })
    .first()
    .click();
  const past = agent.getByRole("dialog", { name: /^Contact of / });
  await past.getByRole("region", { name: "What happened" }).waitFor();
  await past.getByText("Disposition", { exact: true }).waitFor();
  await past.getByText("Notes", { exact: true }).waitFor();
  await agent.keyboard.press("Escape");
  await past.waitFor({ state: "hidden" });
  await composer(agent).waitFor();
  expect(omni.pageErrors).toEqual([]);
});
