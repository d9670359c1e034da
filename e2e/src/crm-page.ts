// The example CRM on another site than the console: 127.0.0.1 beside localhost.
import type { FrameLocator, Page } from "playwright-core";
import { password } from "./agent.ts";
import type { Omni } from "./omni.ts";

export const crmOrigin = (port: number): string => `http://127.0.0.1:${port}`;

export async function openCrm(page: Page, port: number, query = ""): Promise<void> {
  await page.goto(`${crmOrigin(port)}/demo/crm/index.html${query}`);
}

export const toolbarOf = (page: Page): FrameLocator => page.frameLocator("iframe#ameyoIframe");

/** Signs in by the CRM's own form, through the SDK. */
export async function signInByCrm(page: Page, username: string): Promise<void> {
  const form = page.getByRole("region", { name: "Telephony" });
  await form.getByLabel("User name").fill(username);
  await form.getByLabel("Password").fill(password);
  await form.getByRole("button", { name: "Sign in" }).click();
}

/** Takes the shift in the toolbar as it is offered. */
export async function startToolbarShift(page: Page): Promise<void> {
  await toolbarOf(page).getByRole("button", { name: "Start and become available" }).click();
  await toolbarOf(page)
    .getByRole("button", { name: /Available/ })
    .first()
    .waitFor();
}

/** Lists the origin, and no other, as one whose pages may hold the toolbar; an administrator does it. */
export async function listEmbedder({ open, server }: Omni, origin: string): Promise<void> {
  const { page, context } = await open();
  await page.goto(server.url);
  const status = await page.evaluate(
    async ([secret, listed]) => {
      const headers = { "content-type": "application/json" };
      const credentials = JSON.stringify({ username: "admin", password: secret, force: true });
      await fetch("/api/session/login", { method: "POST", headers, body: credentials });
      const body = JSON.stringify({ origins: [listed] });
      return (await fetch("/api/toolbar/ancestors", { method: "PUT", headers, body })).status;
    },
    [password, origin] as const,
  );
  await context.close();
  if (status !== 200) throw new Error(`Listing ${origin} was answered with ${status}.`);
}
