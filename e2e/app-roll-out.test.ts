// Versions of an app reach and leave a console that is open, with a customer in the middle of a sentence.
import { randomBytes } from "node:crypto";
import { packFiles } from "@omni/app-package";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openAdministrator, type Administrator } from "./src/administrator.ts";
import { accept, composer, conversation, openApp } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { mira, write } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let administrator: Administrator;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
  administrator = await openAdministrator(omni.server.url);
});
afterEach(async () => omni.close());

const scope = { level: "CONTACT_CENTRE", id: "northwind", applicableToAllChildren: true };
const permissions = ["session.read", "interaction.read", "messages.read"];

/** A version that says which one it is, who uses it, and what the customer wrote last. */
async function pack(version: string, more: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  const script = `
    const query = new URLSearchParams(location.search);
    const origin = query.get("origin");
    const { sdk } = await import((query.get("sdkBaseUrl") || origin) + "/omniapp/sdk/ameyo-sdk.js");
    const omni = await sdk.initialize({ context: "app", origin, instanceId: query.get("instanceId") });
    const says = (id, text) => (document.getElementById(id).textContent = text);
    await omni.interaction.register("messageReceived", ({ message }) => says("heard", "Heard: " + message.text), { replay: true });
    says("version", "Version ${version} for " + (await omni.session.getCurrentUser()).name);`;
  const manifest = {
    name: "versions",
    version,
    title: "Versions",
    description: "Says which version it is.",
    pages: [{ id: "main", path: "index.html", title: "Versions", slots: ["right-panel"] }],
    permissions: permissions.map((name) => ({ name, reason: "To show that it works." })),
  };
  const page =
    '<!doctype html><title>Versions</title><p id="version"></p><p id="heard"></p><script type="module" src="app.js"></script>';
  const packed = await packFiles(
    new Map([
      ["manifest.json", Buffer.from(JSON.stringify(manifest))],
      ["index.html", Buffer.from(page)],
      ["app.js", Buffer.from(script)],
      ...Object.entries(more),
    ]),
  );
  if (packed.outcome === "REFUSED") throw new Error(packed.refusal.problem);
  return packed.bytes;
}

async function install(version: string, bytes: Uint8Array): Promise<void> {
  await administrator.call("POST", "/api/apps/packages", bytes);
  await administrator.call("POST", `/api/apps/versions/versions/${version}/consent`, { permissions });
}

const map = () =>
  administrator.call("PUT", "/api/apps/versions/mappings", {
    mappings: [{ page: "main", slots: ["right-panel"], userTypes: ["AGENT"], scope }],
  });

const appOf = (page: Page): FrameLocator => page.frameLocator('iframe[src*="//versions.apps."]');
const says = (page: Page, version: string, name: string): Promise<void> =>
  appOf(page).getByText(`Version ${version} for ${name}`).waitFor();

test("a version comes, is rolled out to some, and is rolled back, and the conversation goes on through all of it", async () => {
  const { page: asha } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "Is it in stock?");
  await accept(asha, mira.name);
  const { page: ben } = await omni.openAgent("ben");

  await install("1.0.0", await pack("1.0.0"));
  await map();
  for (const page of [asha, ben]) await openApp(page, "Versions");
  await says(asha, "1.0.0", "Asha Menon");
  await says(ben, "1.0.0", "Ben Carter");
  await composer(asha).fill("One moment, I am looking");

  await install("2.0.0", await pack("2.0.0"));
  const stage = { kind: "USERS", userIds: ["asha"] };
  await administrator.call("POST", "/api/apps/versions/activate", { version: "2.0.0", stage });
  await says(asha, "2.0.0", "Asha Menon");
  await says(ben, "1.0.0", "Ben Carter");
  await write(customer, "The blue one");
  await appOf(asha).getByText("Heard: The blue one").waitFor();

  await administrator.call("POST", "/api/apps/versions/rollback", {});
  await says(asha, "1.0.0", "Asha Menon");
  await conversation(asha).getByText("The blue one").waitFor();
  expect(await composer(asha).inputValue()).toBe("One moment, I am looking");
  await composer(asha).press("Enter");
  await conversation(asha).getByText("One moment, I am looking").waitFor();
  await appOf(asha).getByText("Heard: The blue one").waitFor();

  await administrator.call("POST", "/api/apps/versions/enabled", { enabled: false });
  await asha.getByRole("tab", { name: /Versions/ }).waitFor({ state: "detached" });
  await conversation(asha).getByText("The blue one").waitFor();
});

test("an app of 5 MB is at work in an open console soon after its upload", async () => {
  const { page: asha } = await omni.openAgent("asha");
  const bytes = await pack("1.0.0", { "data.bin": randomBytes(5 * 1024 * 1024) });
  const began = performance.now();
  await install("1.0.0", bytes);
  await map();
  await openApp(asha, "Versions");
  await says(asha, "1.0.0", "Asha Menon");
  const milliseconds = Math.round(performance.now() - began);
  process.stdout.write(
    `  ${(bytes.length / 1024 / 1024).toFixed(1)} MB: ${milliseconds} ms from upload to first use\n`,
  );
});
