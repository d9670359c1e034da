// The lab page as the tests drive it: customers played in one page.
import type { Locator, Page } from "playwright-core";

/** In the presence of demo data everybody may open it; the page is the agent's second tab, or the administrator's. */
export async function openLab(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/lab`);
  await page.getByRole("heading", { name: "Lab", exact: true }).waitFor();
}

export async function addCustomer(page: Page, choice: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Add a customer" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}

export const labCustomer = (page: Page, name: string): Locator =>
  page.getByRole("article", { name: `Customer ${name}` });

export async function chooseChannel(customer: Locator, channel: "Chat" | "Call" | "SMS" | "WhatsApp"): Promise<void> {
  await customer.getByText(channel, { exact: true }).click();
}

export async function say(customer: Locator, box: string, text: string): Promise<void> {
  const field = customer.getByRole("textbox", { name: box, exact: true });
  await field.fill(text);
  await field.press("Enter");
}

/** What happened to a customer, the newest first. */
export const timelineOf = (customer: Locator): Locator => customer.getByRole("list", { name: "What happened" });
