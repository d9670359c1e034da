// The simulated phone's page as the tests drive it.
import type { Locator, Page } from "playwright-core";

/** The phone with this number. */
export async function openPhone(page: Page, url: string, number: string): Promise<void> {
  await page.goto(`${url}/demo/phone/?number=${encodeURIComponent(number)}`);
  await page
    .getByRole("button", { name: /^Call / })
    .first()
    .waitFor();
}

export const phoneCall = (page: Page): Locator => page.getByRole("dialog", { name: "Call" });

/** Opens a thread by its channel and the start of its title. */
export async function openThread(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name: /^Messages/ }).click();
  await page.getByRole("button", { name }).click();
}

export async function writeText(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}
