// The administrators' page of apps as the tests drive it.
import type { Page } from "playwright-core";
import { signIn } from "./agent.ts";
import type { Omni } from "./omni.ts";
import type { PackedFile } from "./pack-panel.ts";

export async function openAppManager(omni: Omni, options: Parameters<Omni["open"]>[0] = {}): Promise<Page> {
  const { page } = await omni.open(options);
  await signIn(page, omni.server.url, "admin");
  await page.getByLabel("Password", { exact: true }).waitFor({ state: "detached" });
  await page.goto(`${omni.server.url}/apps`);
  await page.getByRole("heading", { name: "Apps", exact: true }).waitFor();
  return page;
}

export const openApp = async (page: Page, tab: string, title = "Tiny panel"): Promise<void> => {
  await page.getByRole("button", { name: "All apps" }).click();
  await page.getByRole("button", { name: `Open ${title}`, exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
};

const next = async (page: Page): Promise<void> => page.getByRole("button", { name: "Continue" }).click();

/** From the upload as far as the last step, where it is decided who gets the version. */
export async function uploadAndConsent(page: Page, file: PackedFile): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("group", { name: "Review" }).waitFor();
  await next(page);
  await page.getByLabel("I consent to all of this").check();
  await next(page);
  await page.getByRole("group", { name: "Place 1" }).waitFor();
  await next(page);
}

export async function installPanel(page: Page, file: PackedFile): Promise<void> {
  await page.getByRole("button", { name: "Install an app" }).click();
  await uploadAndConsent(page, file);
  await page.getByRole("button", { name: "Activate", exact: true }).click();
  await page.getByRole("heading", { name: /is active$/ }).waitFor();
  await page.getByRole("button", { name: "Open the app's page" }).click();
  await page.getByRole("heading", { name: "Tiny panel" }).waitFor();
}
