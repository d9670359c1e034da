// An agent's browser as the tests drive it: what a person sees and presses, nothing of the console's insides.
import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";

export const password = "omni-demo";

/** Wide enough for the customer beside the apps: no app that comes to the front takes that place. */
export const wide = { viewport: { width: 1920, height: 900 } };

export interface Agent {
  page: Page;
  context: BrowserContext;
}

export async function signIn(page: Page, url: string, username: string, secret = password): Promise<void> {
  await page.goto(url);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Takes the shift as it is offered: every campaign, first extension. */
export async function startShift(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /^Hello / }).waitFor();
  await page.getByRole("button", { name: "Start and become available" }).click();
  await page.getByRole("heading", { name: "Contacts", exact: true }).waitFor();
}

export const offerOf = (page: Page, customer: string): Locator =>
  page.getByRole("article", { name: `Chat offer from ${customer}` });

export async function accept(page: Page, customer: string): Promise<void> {
  const offer = offerOf(page, customer);
  await offer.getByRole("button", { name: "Accept" }).click();
  // Another conversation's composer may be there already.
  await offer.waitFor({ state: "hidden" });
  await page.locator('button[aria-current="true"]', { hasText: customer }).waitFor({ state: "attached" });
  await composer(page).waitFor();
}

export const composer = (page: Page): Locator => page.getByLabel("Message to the customer");

export async function reply(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** The conversation's messages. */
export const conversation = (page: Page): Locator => page.getByRole("log", { name: "Messages" });

/** A customer's row in the list of contacts. */
export const contact = (page: Page, customer: string): Locator =>
  page.getByRole("listitem").filter({ hasText: customer });

/** Fills a field of a dialog that has just opened: it gives the keyboard to its first field, which takes what is typed in that moment. */
export async function fillInDialog(field: Locator, text: string): Promise<void> {
  for (let tries = 0; tries < 3 && (await field.inputValue()) !== text; tries++) await field.fill(text);
}

/** Brings an app's tab to the front. */
export const openApp = async (page: Page, name: string): Promise<void> =>
  page.getByRole("tab", { name: new RegExp(name) }).click();

/** The reference app in its frame, on its own origin. */
export const screenPop = (page: Page): FrameLocator => page.frameLocator('iframe[src*="screen-pop."]');
