// Calls as the tests see them in an agent's console.
import type { Locator, Page } from "playwright-core";

/** The demo centre's number whose campaign leaves wrap-up free. */
export const deskNumber = "+15550000102";
/** A number that nobody of the demo data has. */
export const caller = "+447700900123";

export const callPanel = (page: Page): Locator => page.getByRole("region", { name: "Call", exact: true });

export const callOffer = (page: Page): Locator => page.getByRole("article", { name: /^Voice offer from / });

export const control = (page: Page, name: string): Locator =>
  callPanel(page).getByRole("button", { name, exact: true });

export async function acceptCall(page: Page): Promise<void> {
  await callOffer(page).getByRole("button", { name: "Accept" }).click();
  await callPanel(page).waitFor();
}

/** A participant's row, such as /Ben Carter/ with "Connected". */
export const party = (page: Page, name: string | RegExp): Locator =>
  callPanel(page).getByRole("list", { name: "On this call" }).getByRole("listitem").filter({ hasText: name });

/** Chooses an agent in the dialog for transfer, consult or adding. */
export async function chooseAgent(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: new RegExp(name) }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Says how the call ended, whatever the campaign asks for. */
export async function dispose(page: Page, dispositionClass: string, code: string): Promise<void> {
  const form = page.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio", { name: dispositionClass }).check();
  await form.getByRole("radio", { name: code }).check();
  await form.getByRole("button", { name: "Save and close" }).click();
  await form.waitFor({ state: "hidden" });
}
