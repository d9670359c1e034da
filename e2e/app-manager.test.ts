import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { accept, conversation, offerOf, openApp as showApp, reply } from "./src/agent.ts";
import {
  askToUninstall,
  fillIn,
  installPanel,
  openApp,
  openAppManager,
  uninstall,
  uploadAndConsent,
} from "./src/app-manager-page.ts";
import { appHostedElsewhere, serveAppWithManifest } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { omar, write } from "./src/customer.ts";
import { graveFindings } from "./src/grave-findings.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { packPanel, panelManifest } from "./src/pack-panel.ts";

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

const panelOf = (page: Page): FrameLocator => page.frameLocator('iframe[src*="tiny-panel."]');
const panelVersion = (page: Page, version: string): Promise<void> =>
  panelOf(page)
    .getByRole("heading", { name: `Tiny panel ${version}` })
    .waitFor();

test("an administrator installs an app by upload, review, consent and placement, and an agent has it", async () => {
  const admin = await openAppManager(omni);
  await admin.getByRole("button", { name: "Install an app" }).click();
  await admin.locator("input[type=file]").setInputFiles(await packPanel("1.0.0"));
  const review = admin.getByRole("group", { name: "Review" });
  await review.getByText("Northwind Tools").waitFor();
  await review.getByText("Not signed: nothing proves who made it.").waitFor();
  await review.getByText("https://tools.example.com").waitFor();
  await admin.getByRole("button", { name: "Continue" }).click();

  const consent = admin.getByRole("group", { name: "Consent" });
  await consent.getByText("Lets the app follow the agent's interactions").waitFor();
  await consent.getByText("Its reason: To know whom the agent talks to.").waitFor();
  expect(await admin.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await consent.getByLabel("I consent to all of this").check();
  await admin.getByRole("button", { name: "Continue" }).click();
  await admin.getByRole("group", { name: "Place 1" }).getByText("Right panel").waitFor();
  await admin.getByRole("button", { name: "Continue" }).click();

  const { page: agent } = await omni.openAgent("asha");
  await agent.getByRole("tab", { name: "Screen pop" }).waitFor();
  expect(await agent.getByRole("tab", { name: "Tiny panel" }).count()).toBe(0);
  await admin.getByRole("button", { name: "Activate", exact: true }).click();
  await admin.getByRole("heading", { name: "Tiny panel 1.0.0 is active" }).waitFor();
  await showApp(agent, "Tiny panel");
  await panelVersion(agent, "1.0.0");

  await admin.getByRole("button", { name: "Open the app's page" }).click();
  await admin.getByRole("tab", { name: "Log of changes" }).click();
  await admin
    .getByRole("cell", { name: "admin consented to what Tiny panel 1.0.0 asks for: interaction.read." })
    .waitFor();
  await admin.getByRole("tab", { name: "Danger zone" }).click();
  await admin.getByRole("button", { name: "Switch the app off" }).click();
  await agent.getByRole("tab", { name: "Tiny panel" }).waitFor({ state: "detached" });
  expect(omni.pageErrors).toEqual([]);
});

test("a new version goes to one agent and back again, and a live chat is not disturbed", async () => {
  const admin = await openAppManager(omni);
  await installPanel(admin, await packPanel("1.0.0"));
  const { page: asha } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(omar, "My order arrived broken.");
  await offerOf(asha, omar.name).waitFor();
  await accept(asha, omar.name);
  const { page: ben } = await omni.openAgent("ben");
  await showApp(asha, "Tiny panel");
  await panelVersion(asha, "1.0.0");

  await admin.getByRole("tab", { name: "Versions" }).click();
  await admin.getByRole("button", { name: "Upload a new version" }).click();
  const more = { name: "customer.read", reason: "To greet by name." };
  const permissions = [{ name: "interaction.read", reason: "To know whom the agent talks to." }, more];
  await uploadAndConsent(admin, await packPanel("2.0.0", { permissions }));
  await admin.getByRole("radio", { name: "Named users" }).check();
  await admin.getByRole("combobox", { name: "Users" }).click();
  await admin.getByRole("option", { name: /Asha Menon/ }).click();
  await admin.keyboard.press("Escape");
  await admin.getByRole("button", { name: "Activate", exact: true }).click();
  await admin.getByRole("heading", { name: "Tiny panel 2.0.0 is being rolled out" }).waitFor();
  await panelVersion(asha, "2.0.0");
  await showApp(ben, "Tiny panel");
  await panelVersion(ben, "1.0.0");
  await reply(asha, "I am sorry to hear that.");
  await conversation(asha).getByText("I am sorry to hear that.").waitFor();

  await admin.getByRole("button", { name: "Open the app's page" }).click();
  await admin.getByRole("tab", { name: "Versions" }).click();
  await admin.getByRole("region", { name: "Compare versions" }).getByText("New: customer.read").waitFor();
  await admin.getByRole("button", { name: "Roll back to 1.0.0" }).click();
  const dialog = admin.getByRole("dialog", { name: "Roll back" });
  await dialog.getByRole("button", { name: "Roll back to 1.0.0" }).click();
  await dialog.waitFor({ state: "detached" });
  await panelVersion(asha, "1.0.0");
  await write(customer, "Can you send a new one?");
  await conversation(asha).getByText("Can you send a new one?").waitFor();
  await conversation(asha).getByText("My order arrived broken.").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a version goes to named users, then to half of all, always the same half, then to all", async () => {
  const admin = await openAppManager(omni);
  await installPanel(admin, await packPanel("1.0.0"));
  const { page: asha } = await omni.openAgent("asha");
  const { page: ben } = await omni.openAgent("ben");
  const see = async (ashas: string, bens: string): Promise<void> => {
    for (const page of [asha, ben]) await showApp(page, "Tiny panel");
    await panelVersion(asha, ashas);
    await panelVersion(ben, bens);
  };
  await see("1.0.0", "1.0.0");

  await admin.getByRole("tab", { name: "Versions" }).click();
  await admin.getByRole("button", { name: "Upload a new version" }).click();
  await uploadAndConsent(admin, await packPanel("2.0.0"));
  await admin.getByRole("radio", { name: "Named users" }).check();
  await admin.getByRole("combobox", { name: "Users" }).click();
  await admin.getByRole("option", { name: /Ben Carter/ }).click();
  await admin.keyboard.press("Escape");
  await admin.getByRole("button", { name: "Activate", exact: true }).click();
  await admin.getByRole("button", { name: "Open the app's page" }).click();
  await admin.getByRole("tab", { name: "Versions" }).click();
  await admin.getByText("2.0.0 is rolled out to 1 named user: 1 of ").waitFor();
  await see("1.0.0", "2.0.0");

  const rollOut = async (radio: string, more: () => Promise<void> = async () => {}): Promise<void> => {
    await admin.getByRole("button", { name: "Activate 2.0.0" }).click();
    const dialog = admin.getByRole("dialog", { name: "Roll out 2.0.0" });
    await dialog.getByRole("radio", { name: radio }).check();
    await more();
    await dialog.getByRole("button", { name: "Roll out", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  };
  // A user's place among a hundred follows from the names of app and user: Asha's is 44, Ben's 99.
  await rollOut("A percentage of users", async () => {
    await admin.getByRole("slider").focus();
    await admin.keyboard.press("End");
    for (let percent = 100; percent > 50; percent -= 1) await admin.keyboard.press("ArrowLeft");
    await admin.getByText("Percentage of users: 50 %").waitFor();
  });
  await see("2.0.0", "1.0.0");
  await Promise.all([asha.reload(), ben.reload()]);
  await see("2.0.0", "1.0.0");

  await rollOut("Everybody");
  await see("2.0.0", "2.0.0");
  expect(omni.pageErrors).toEqual([]);
});

test("an app at an address, of a site that no console heard of, is at work in a console that was open before", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const elsewhere = await serveAppWithManifest();
  try {
    const admin = await openAppManager(omni);
    await admin.getByRole("button", { name: "Install an app" }).click();
    await admin.getByLabel("Address of the manifest").fill(`${elsewhere.origin}/manifest.json`);
    await admin.getByRole("button", { name: "Fetch" }).click();
    const review = admin.getByRole("group", { name: "Review" });
    await review.getByText("Hosted elsewhere").waitFor();
    await review.getByText(`${elsewhere.origin}/app`).waitFor();
    await admin.getByRole("button", { name: "Continue" }).click();
    await admin.getByLabel("I consent to all of this").check();
    await admin.getByRole("button", { name: "Continue" }).click();
    await admin.getByRole("group", { name: "Place 1" }).waitFor();
    await admin.getByRole("button", { name: "Continue" }).click();
    await admin.getByRole("button", { name: "Activate", exact: true }).click();
    await admin.getByRole("heading", { name: "Elsewhere 1.0.0 is active" }).waitFor();

    await showApp(agent, "Elsewhere");
    await appHostedElsewhere(agent, elsewhere.origin).getByText("At work for Asha Menon").waitFor();
    await admin.getByRole("button", { name: "Open the app's page" }).click();
    await admin.getByRole("tab", { name: "Danger zone" }).click();
    await admin.getByRole("button", { name: "Switch the app off" }).click();
    await agent.getByRole("tab", { name: "Elsewhere" }).waitFor({ state: "detached" });
    expect(omni.pageErrors).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});

test("a refused package and a refused address say which rule, what is wrong and what to do", async () => {
  const admin = await openAppManager(omni);
  await admin.getByRole("button", { name: "Install an app" }).click();
  const { buffer, ...file } = await packPanel("1.0.0");
  const damaged = { ...file, buffer: Buffer.concat([buffer, Buffer.from("more")]) };
  await admin.locator("input[type=file]").setInputFiles(damaged);
  const alert = admin.getByRole("alert").filter({ hasText: "This app cannot be installed" }).first();
  await alert.getByText("package/extra-bytes").waitFor();
  await alert.getByText(/^Repair: /).waitFor();

  await admin.getByLabel("Address of the manifest").fill("http://apps.example.com/manifest.json");
  await admin.getByRole("button", { name: "Fetch" }).click();
  await alert.getByText("manifest/address").waitFor();
  await alert.getByText("does not begin with https://", { exact: false }).waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("settings are kept, a secret is never shown and can be cleared, and apps are put in order by keyboard and by mouse", async () => {
  const admin = await openAppManager(omni);
  await installPanel(admin, await packPanel("1.0.0"));
  await admin.getByRole("tab", { name: "Settings" }).click();
  await admin.getByLabel("Greeting").fill("Good day");
  await admin.getByRole("button", { name: "Set Key of the service" }).click();
  await admin.getByLabel("Key of the service").fill("top-secret");
  await admin.getByRole("button", { name: "Save settings" }).click();
  await admin.getByText("A secret is stored. It is never shown again.").waitFor();
  const details = await admin.request.get(`${omni.server.url}/api/apps/tiny-panel`);
  expect(await details.text()).not.toContain("top-secret");
  await admin.reload();
  expect(await admin.getByLabel("Greeting").inputValue()).toBe("Good day");
  await admin.getByRole("button", { name: "Clear Key of the service" }).click();
  await admin.getByText("The secret will be deleted when you save.").waitFor();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await admin.getByRole("button", { name: "Set Key of the service" }).waitFor();
  await admin.reload();
  await admin.getByText("No secret is stored.").waitFor();

  await admin.getByRole("tab", { name: "Placement" }).click();
  const list = admin.getByRole("list", { name: "Order in Right panel" });
  expect(await list.getByRole("listitem").last().innerText()).toContain("Tiny panel");
  await list.getByRole("button", { name: "Move Tiny panel" }).focus();
  await admin.keyboard.press("Space");
  const count = await list.getByRole("listitem").count();
  const isAt = (place: number): Promise<void> =>
    admin.getByText(`Tiny panel is at place ${place} of ${count}.`).waitFor({ state: "attached" });
  await isAt(count);
  for (let place = count - 1; place > 0; place -= 1) {
    await admin.keyboard.press("ArrowUp");
    await isAt(place);
  }
  await admin.keyboard.press("Space");
  await expect.poll(async () => list.getByRole("listitem").first().innerText()).toContain("Tiny panel");
  const { page: agent } = await omni.openAgent("asha");
  // The tabs of the two, in their order, as soon as both are there.
  const order = async (): Promise<string[]> =>
    (await agent.getByRole("tab").allInnerTexts()).filter((name) => name === "Tiny panel" || name === "Screen pop");
  await expect.poll(order).toEqual(["Tiny panel", "Screen pop"]);

  const middleOf = async (name: string): Promise<{ x: number; y: number }> => {
    const box = await list.getByRole("button", { name }).boundingBox();
    if (box === null) throw new Error(`${name} is not in sight.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await list.scrollIntoViewIfNeeded();
  const [from, to] = [await middleOf("Move Tiny panel"), await middleOf("Move Screen pop")];
  await admin.mouse.move(from.x, from.y);
  await admin.mouse.down();
  await admin.mouse.move(to.x, to.y, { steps: 10 });
  await isAt(2);
  await admin.mouse.up();
  await expect.poll(order).toEqual(["Screen pop", "Tiny panel"]);
  await openApp(admin, "Placement");
  await expect.poll(async () => list.getByRole("listitem").first().innerText()).toContain("Screen pop");
});

test("a new slot is data, and uninstalling says what it deletes and deletes it", async () => {
  const admin = await openAppManager(omni);
  await admin.getByRole("button", { name: "Slots" }).click();
  await admin.getByLabel("Technical name").fill("left-panel");
  await admin.getByLabel("Title").fill("Left panel");
  await admin.getByRole("button", { name: "Add slot" }).click();
  await admin.getByRole("region", { name: "Left panel" }).waitFor();
  await admin.getByRole("button", { name: "All apps" }).click();
  const file = await packPanel("1.0.0");
  await installPanel(admin, file);
  await fillIn(admin, panelManifest, { greeting: "Good day", key: "top-secret" });
  const { page: agent } = await omni.openAgent("asha");
  await showApp(agent, "Tiny panel");
  await panelVersion(agent, "1.0.0");
  const page =
    agent
      .frames()
      .find((frame) => frame.url().includes("//tiny-panel."))
      ?.url() ?? "";

  const dialog = await askToUninstall(admin, "Tiny panel");
  for (const line of ["1 version", "0 stored entries of its data", "2 settings, secrets included", "1 place"])
    await dialog.getByText(line, { exact: true }).waitFor();
  expect(await dialog.getByRole("button", { name: "Uninstall" }).isDisabled()).toBe(true);
  await uninstall(admin, dialog, "tiny-panel");
  await admin.getByRole("button", { name: "Open Tiny panel" }).waitFor({ state: "detached" });
  await agent.getByRole("tab", { name: "Tiny panel" }).waitFor({ state: "detached" });
  expect((await admin.request.get(`${omni.server.url}/api/apps/tiny-panel`)).ok()).toBe(false);
  const { page: visitor } = await omni.open();
  expect((await visitor.goto(page))?.ok()).toBe(false);

  await admin.getByRole("button", { name: "Log of changes" }).click();
  const rows = admin.getByRole("row");
  await rows
    .filter({ hasText: "admin uninstalled Tiny panel, with 1 version, 0 stored entries, 2 settings" })
    .waitFor();
  await rows.filter({ hasText: "set Greeting to “Good day”, filled in the secret Key of the service." }).waitFor();
  await rows.filter({ hasText: "uploaded Screen pop" }).waitFor();
  await admin.getByRole("combobox", { name: "App", exact: true }).fill("tiny");
  await admin.getByRole("option", { name: "tiny-panel" }).click();
  await rows.filter({ hasText: "uploaded Screen pop" }).waitFor({ state: "detached" });
  await admin.getByLabel("To", { exact: true }).fill("2020-01-01");
  await admin.getByText("Nothing was changed then.").waitFor();
  await admin.getByRole("button", { name: "All apps" }).click();

  await installPanel(admin, file);
  await admin.getByRole("tab", { name: "Settings" }).click();
  await admin.getByText("No secret is stored.").waitFor();
  expect(await admin.getByLabel("Greeting").inputValue()).not.toBe("Good day");
  expect(omni.pageErrors).toEqual([]);
});

test("the pages of apps have nothing that axe calls serious, in either theme", async () => {
  const admin = await openAppManager(omni, { reducedMotion: "reduce" });
  await admin.getByRole("table").waitFor();
  expect(await graveFindings(admin), "list").toEqual([]);
  await admin.getByRole("button", { name: "Log of changes" }).click();
  await admin.getByRole("row").nth(1).waitFor();
  expect(await graveFindings(admin), "log of all apps").toEqual([]);
  await admin.getByRole("button", { name: "All apps" }).click();
  await admin.getByRole("button", { name: "Install an app" }).click();
  expect(await graveFindings(admin), "upload").toEqual([]);
  await admin.locator("input[type=file]").setInputFiles(await packPanel("1.0.0"));
  for (const step of ["Review", "Consent", "Place"]) {
    await admin.getByRole("group", { name: step, exact: true }).waitFor();
    expect(await graveFindings(admin), step).toEqual([]);
    if (step === "Consent") await admin.getByLabel("I consent to all of this").check();
    await admin.getByRole("button", { name: "Continue" }).click();
  }
  await admin.getByRole("button", { name: "Activate", exact: true }).click();
  await admin.getByRole("button", { name: "Open the app's page" }).click();
  for (const tab of ["Overview", "Placement", "Settings", "Versions", "Log of changes", "Danger zone"]) {
    await admin.getByRole("tab", { name: tab }).click();
    await admin.getByRole("tabpanel", { name: tab }).waitFor();
    expect(await graveFindings(admin), tab).toEqual([]);
  }
});
