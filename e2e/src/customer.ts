// A customer's browser as the tests drive it.
import type { Locator, Page } from "playwright-core";

export interface CustomerDetails {
  name: string;
  email?: string;
}

/** In the demo data, with a record and earlier contacts. */
export const omar = { name: "Omar Murphy", email: "omar.murphy@example.com" } as const;
/** Unknown to the demo data. */
export const mira = { name: "Mira Patel" } as const;

export async function startChat(page: Page, { name, email }: CustomerDetails, text: string): Promise<void> {
  await page.getByRole("button", { name: /^Chat with us/ }).click();
  const chat = chatOf(page);
  await chat.getByLabel("Name").fill(name);
  if (email !== undefined) await chat.getByLabel("E-mail").fill(email);
  await chat.getByLabel("How can we help?").fill(text);
  await chat.getByRole("button", { name: "Start chat" }).click();
}

export const chatOf = (page: Page): Locator => page.getByRole("dialog");

export async function write(page: Page, text: string): Promise<void> {
  const box = chatOf(page).getByRole("textbox", { name: "Message" });
  await box.fill(text);
  await box.press("Enter");
}

/** Every message the customer sees, in order: own and agent's, without names and times. */
export const bubbles = async (page: Page): Promise<string[]> => chatOf(page).locator(".bubble").allTextContents();
