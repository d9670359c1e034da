// The administrators' page of apps as the tests drive it.
import type { Manifest } from "@omni/app-package";
import type { Locator, Page } from "playwright-core";
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

/** The whole way of a package, as far as the app's own page. */
export async function installPackage(page: Page, file: PackedFile, title: string): Promise<void> {
  await page.getByRole("button", { name: "Install an app" }).click();
  await uploadAndConsent(page, file);
  await page.getByRole("button", { name: "Activate", exact: true }).click();
  await page.getByRole("heading", { name: /is active$/ }).waitFor();
  await page.getByRole("button", { name: "Open the app's page" }).click();
  await page.getByRole("heading", { name: title, exact: true }).waitFor();
}

export const installPanel = (page: Page, file: PackedFile): Promise<void> => installPackage(page, file, "Tiny panel");

/** Fills in settings on the app's page by what its manifest calls them. */
export async function fillIn(
  page: Page,
  { settings = {} }: Manifest,
  values: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  await page.getByRole("tab", { name: "Settings" }).click();
  for (const [key, value] of Object.entries(values)) {
    const { type, title } = settings[key] ?? { type: "missing", title: key };
    if (type === "secret") await page.getByRole("button", { name: new RegExp(`^(Set|Replace) ${title}$`) }).click();
    const field = page.getByLabel(title, { exact: true }).or(page.getByRole("textbox", { name: title }));
    if (typeof value === "boolean") await page.getByRole("switch", { name: title }).setChecked(value, { force: true });
    else await field.first().fill(value);
  }
  // The word of an earlier saving may still be there.
  const answered = page.waitForResponse(
    (each) => each.request().method() === "PUT" && each.url().endsWith("/settings"),
  );
  await page.getByRole("button", { name: "Save settings" }).click();
  await answered;
  await page.getByText("The settings were saved").first().waitFor();
}

/** Opens the question whether to uninstall the app whose page is open. */
export async function askToUninstall(page: Page, title: string): Promise<Locator> {
  await page.getByRole("tab", { name: "Danger zone" }).click();
  await page.getByRole("button", { name: "Uninstall" }).click();
  const dialog = page.getByRole("dialog", { name: `Uninstall ${title}` });
  await dialog.getByText(/^\d+ versions?$/).waitFor();
  return dialog;
}

export async function uninstall(page: Page, dialog: Locator, appId: string): Promise<void> {
  await dialog.getByLabel(`Type ${appId} to confirm`).fill(appId);
  await dialog.getByRole("button", { name: "Uninstall" }).click();
  await page.getByRole("heading", { name: "Apps", exact: true }).waitFor();
}
