import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, composer, conversation, fillInDialog } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { omar } from "./src/customer.ts";
import { graveFindings } from "./src/grave-findings.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
});
afterAll(async () => {
  await omni.close();
  await browser.close();
});

test("a chat with files and prepared answers, the customer, a callback and the wrap-up please axe in both themes", async () => {
  const { page } = await omni.openAgent("asha", { reducedMotion: "reduce" });
  await omni.openCustomer(omar, "My order arrived broken.");
  await accept(page, omar.name);
  await conversation(page).getByText("My order arrived broken.").waitFor();
  const look = async (state: string): Promise<void> => expect(await graveFindings(page), state).toEqual([]);

  // The app comes to the front for the contact, which may be after the click.
  await expect
    .poll(async () => {
      await page.getByRole("tab", { name: "Customer" }).click();
      return page.getByText("Earlier contacts").isVisible();
    })
    .toBe(true);
  const receipt = { name: "receipt.txt", mimeType: "text/plain", buffer: Buffer.from("Paid") };
  await page.locator("input[type=file]").setInputFiles([receipt]);
  await page.getByRole("list", { name: "Files to send" }).getByText("bytes").waitFor();
  await composer(page).fill("/");
  await page.getByRole("option").first().waitFor();
  await look("files and prepared answers beside the customer");
  await composer(page).fill("");

  await page.keyboard.press("Alt+Shift+l");
  const dialog = page.getByRole("dialog", { name: "Schedule a callback" });
  await fillInDialog(dialog.getByLabel("Notes for the call"), "Ask whether the new one works.");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("Alt+l");
  const list = page.getByRole("dialog", { name: "Callbacks" });
  await list.getByText("Ask whether the new one works.").waitFor();
  await look("a callback in the list");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });

  await page.keyboard.press("Alt+Shift+e");
  const form = page.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio", { name: "Follow-up needed" }).check();
  await look("the wrap-up");
});
