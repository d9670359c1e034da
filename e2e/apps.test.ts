import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { accept, conversation, openApp, screenPop } from "./src/agent.ts";
import { appHostedElsewhere, serveApp, startOfApp, type AppPage } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { mira, write } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
let app: AppPage;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => {
  await omni.close();
  await app.close();
});

const frameOf = (page: Page): FrameLocator => appHostedElsewhere(page, app.url);

/** An agent with the app's tab in front. */
async function openWithApp(script: string): Promise<Page> {
  app = await serveApp(script);
  omni = await openOmni(browser, { OMNI_APP_URL: app.url });
  const { page } = await omni.openAgent("asha");
  await openApp(page, "App in development");
  return page;
}

test("a developer's app works in the right panel from an origin of its own", async () => {
  const page = await openWithApp(`${startOfApp}
    await sdk.interaction.register("messageReceived", ({ message }) => says("Heard: " + message.text), { replay: true });
    says("Ready for " + (await sdk.session.getCurrentUser()).name);`);
  await frameOf(page).getByText("Ready for Asha Menon").waitFor();
  const customer = await omni.openCustomer(mira, "Hello?");
  await accept(page, mira.name);
  await write(customer, "Hello app");
  // Screen pop comes to the front for the contact, which may be after a click.
  await expect
    .poll(async () => {
      await openApp(page, "App in development");
      return frameOf(page).getByText("Heard: Hello app").isVisible();
    })
    .toBe(true);
});

test("an app that never initializes is shown as not started, and can be loaded again once it is mended", async () => {
  const page = await openWithApp("");
  const failed = page.getByText("App in development did not start");
  await failed.waitFor({ timeout: 30_000 });
  app.setScript(`${startOfApp} says("Mended");`);
  await page.getByRole("button", { name: "Load App in development again" }).first().click();
  await frameOf(page).getByText("Mended").waitFor();
  await failed.waitFor({ state: "hidden" });
});

test("an app whose callback throws says so in its log and stops neither the agent nor the other app", async () => {
  const page = await openWithApp(`${startOfApp}
    await sdk.interaction.register("interactionConnected", () => { throw new Error("The till is on fire"); });
    says("Ready");`);
  await frameOf(page).getByText("Ready").waitFor();
  await omni.openCustomer(mira, "Hello?");
  await accept(page, mira.name);
  await conversation(page).getByText("Hello?").waitFor();
  await openApp(page, "Screen pop");
  await screenPop(page).getByText("Connected").waitFor();
  const log = page.getByRole("button", { name: /Log of App in development|1 problem in the log/ }).first();
  await expect
    .poll(async () => {
      await openApp(page, "App in development");
      return log.click({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    })
    .toBe(true);
  await page.getByText("The till is on fire").first().waitFor();
});

test("an app's wrong calls reject with the code that tells what to do", async () => {
  const page = await openWithApp(`${startOfApp}
    const codeOf = (call) => call.then(() => "resolved", (error) => error.code);
    says([
      await codeOf(sdk.interaction.register("interactionConected", () => {})),
      await codeOf(sdk.interaction.acceptInteraction({ interactionId: "nobody" })),
      await codeOf(sdk.interaction.acceptInteraction({ interaction: 1 })),
      await codeOf(sdk.interaction.juggle()),
      await codeOf(sdk.interaction.disposeInteraction({ interactionId: "nobody", dispositionCode: "x" })),
    ].join(" "));`);
  await frameOf(page)
    .getByText("UNKNOWN_EVENT INTERACTION_NOT_FOUND INVALID_ARGUMENT UNKNOWN_METHOD INTERACTION_NOT_FOUND")
    .waitFor();
  expect(omni.pageErrors).toEqual([]);
});
