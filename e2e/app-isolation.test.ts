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
  permissions?: readonly string[];
}

const page =
  '<!doctype html><title>App</title><p id="says">Page is here</p><script type="module" src="app.js"></script>';

async function install(
  { call }: Administrator,
  { name, title, script, instanceScope = "session", permissions = ["interaction.read"] }: SmallApp,
  scope: { level: string; id: string } = { level: "CONTACT_CENTRE", id: "northwind" },
): Promise<void> {
  const manifest = {
    name,
    version: "1.0.0",
    title,
    description: title,
    instanceScope,
    pages: [{ id: "main", path: "index.html", title, slots: ["right-panel"] }],
    permissions: permissions.map((each) => ({ name: each, reason: "To follow the contact." })),
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
  await call("POST", `/api/apps/${name}/versions/1.0.0/consent`, { permissions });
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

test("an app whose process crashes is told like one that hangs, and restarts in its place", async () => {
  omni = await openOmni(browser);
  const administrator = await openAdministrator(omni.server.url);
  const script = `${startOfApp}
    const key = { scope: "USER", key: "told-to-crash" };
    const told = await sdk.app.storage.get(key);
    globalThis.willCrash = () => sdk.app.storage.set({ ...key, value: true }).then(() => says("Will crash"));
    if (told === null) says("Alive");
    else await sdk.ui.notify({ type: "INFO", title: "Good again", message: "Here I am" });`;
  await install(administrator, {
    name: "crasher",
    title: "Crasher",
    script,
    permissions: ["ui.notify", "app.storage"],
  });
  const { page: agent, context } = await omni.openAgent("asha");
  await openApp(agent, "Crasher");
  const app = agent.frameLocator('iframe[src*="//crasher."]');
  await app.getByText("Alive").waitFor();
  const frame = agent.frames().find((each) => each.url().includes("//crasher."));
  if (frame === undefined) throw new Error("The app has no frame.");
  await frame.evaluate("willCrash()");
  // The driver takes the whole page for crashed when a frame's process is: from here on it is read by a line of its own.
  const [crashing, desk] = await Promise.all([context.newCDPSession(frame), context.newCDPSession(agent)]);
  const ask = async (expression: string): Promise<unknown> =>
    (await desk.send("Runtime.evaluate", { expression })).result.value;
  const shows = async (text: string): Promise<boolean> =>
    (await ask(`document.body.innerText.includes(${JSON.stringify(text)})`)) === true;
  // Never answered: it ends the process that would.
  crashing.send("Page.crash").then(undefined, () => {});
  await expect.poll(() => shows("Crasher does not answer"), { timeout: 40_000 }).toBe(true);
  await ask(
    `[...document.querySelectorAll('[role="alert"] button')].find((each) => each.innerText === "Restart").click()`,
  );
  await expect.poll(() => shows("Crasher: Good again"), { timeout: 20_000 }).toBe(true);
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
