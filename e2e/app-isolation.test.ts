// What one installed app does to the others, and what becomes of apps while their agent works.
import { packFiles } from "@omni/app-package";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openAdministrator, type Administrator } from "./src/administrator.ts";
import { accept, contact, openApp, screenPop } from "./src/agent.ts";
import { startOfApp } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { mira, omar } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => omni.close());

interface SmallApp {
  name: string;
  title: string;
  script: string;
  instanceScope?: "session" | "interaction" | "background";
}

const page =
  '<!doctype html><title>App</title><p id="says">Page is here</p><script type="module" src="app.js"></script>';

async function install(
  { call }: Administrator,
  { name, title, script, instanceScope = "session" }: SmallApp,
  scope: { level: string; id: string } = { level: "CONTACT_CENTRE", id: "northwind" },
): Promise<void> {
  const manifest = {
    name,
    version: "1.0.0",
    title,
    description: title,
    instanceScope,
    pages: [{ id: "main", path: "index.html", title, slots: ["right-panel"] }],
    permissions: [{ name: "interaction.read", reason: "To follow the contact." }],
  };
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const packed = await packFiles(
    new Map([
      ["manifest.json", encode(JSON.stringify(manifest))],
      ["index.html", encode(page)],
      ["app.js", encode(script)],
    ]),
  );
  if (packed.outcome === "REFUSED") throw new Error(packed.refusal.problem);
  await call("POST", "/api/apps/packages", packed.bytes);
  await call("POST", `/api/apps/${name}/versions/1.0.0/consent`, { permissions: ["interaction.read"] });
  const mappings = [
    { page: "main", slots: ["right-panel"], userTypes: ["AGENT"], scope: { ...scope, applicableToAllChildren: true } },
  ];
  await call("PUT", `/api/apps/${name}/mappings`, { mappings });
}

test("an installed app in an endless loop stops neither the console nor another installed app", async () => {
  omni = await openOmni(browser);
  const administrator = await openAdministrator(omni.server.url);
  const script = `${startOfApp} says("Looping"); setTimeout(() => { for (;;); }, 300);`;
  await install(administrator, { name: "looper", title: "Looper", script });
  const { page: agent } = await omni.openAgent("asha");
  await openApp(agent, "Looper");
  await agent.getByRole("alert").filter({ hasText: "Looper does not answer" }).first().waitFor({ timeout: 40_000 });
  await openApp(agent, "Screen pop");
  await omni.openCustomer(omar, "Hello?");
  await accept(agent, omar.name);
  await screenPop(agent).getByText("Connected", { exact: true }).waitFor();
});

test("an app of each interaction keeps what the agent did in it over changes of the focus", async () => {
  omni = await openOmni(browser);
  const administrator = await openAdministrator(omni.server.url);
  const script = `${startOfApp}
    const { interactionId } = await sdk.app.getContext();
    const number = Math.floor(Math.random() * 1e9);
    const of = await sdk.interaction.getInteraction({ interactionId });
    says("Form of " + of.customerDetails.name + " " + number);`;
  // It takes the front at each new contact.
  await administrator.call("POST", "/api/apps/screen-pop/enabled", { enabled: false });
  await install(administrator, { name: "form", title: "Form", script, instanceScope: "interaction" });
  const { page: agent } = await omni.openAgent("asha");
  await expect.poll(() => agent.getByRole("tab", { name: "Form" }).count()).toBe(0);

  const formOf = (customer: string) =>
    agent
      .frameLocator('iframe[src*="//form."]:visible')
      .locator("#says")
      .filter({ hasText: `Form of ${customer}` });
  await omni.openCustomer(omar, "Hello?");
  await accept(agent, omar.name);
  await openApp(agent, "Form");
  await formOf(omar.name).waitFor();
  const first = await formOf(omar.name).innerText();
  await omni.openCustomer(mira, "Hello?");
  await accept(agent, mira.name);
  await contact(agent, mira.name).getByRole("button").click();
  await formOf(mira.name).waitFor();
  await contact(agent, omar.name).getByRole("button").click();
  await formOf(omar.name).waitFor();
  expect(await formOf(omar.name).innerText()).toBe(first);
  expect(await agent.locator('iframe[src*="//form."]').count()).toBe(2);
});
