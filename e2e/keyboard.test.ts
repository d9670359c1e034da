import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { conversation } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { callPanel, control, deskNumber, party } from "./src/calls.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { chatOf, omar } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { playPhone } from "./src/phone.ts";

const writer = "+447700900888";
const caller = "+447700900123";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
  phone = await openCallerPhone(omni.server.port, caller);
});
afterAll(async () => {
  phone.close();
  await omni.close();
  await browser.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    // A command moves the keyboard in the next frame.
    if (key.startsWith("Alt+")) await page.evaluate(async () => new Promise((done) => requestAnimationFrame(done)));
  }
};

/** What has the keyboard: a place that says what it is, never the page as such. */
const keyboardOn = async (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return "nothing";
    const label = "labels" in activeElement ? (activeElement as HTMLInputElement).labels?.[0]?.textContent : undefined;
    return activeElement.getAttribute("aria-label") ?? label ?? activeElement.textContent.trim().slice(0, 40);
  });
const keyboardComesTo = async (place: RegExp): Promise<void> => expect.poll(keyboardOn).toMatch(place);
const keepsFocus = async (after: string): Promise<void> =>
  expect.poll(keyboardOn, { message: `the keyboard after ${after}` }).not.toBe("nothing");

/** Tabs on to the control; the walk ends when it goes round without it. */
async function tabTo(name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    const now = await keyboardOn();
    if (name.test(now)) return;
    seen.push(now);
    await press("Tab");
  }
  throw new Error(`No way by Tab to ${String(name)}: ${seen.join(" | ")}`);
}

const dialog = (name: string) => page.getByRole("dialog", { name });
/** A dialog gives its first field the keyboard a moment after it is there: once nothing is left to do, it has. */
const restsAfterOpening = async (): Promise<void> =>
  page.evaluate(async () => new Promise<void>((done) => requestIdleCallback(() => done())));

test("call, chat and WhatsApp at once are worked with the keyboard alone", async () => {
  ({ page } = await omni.openAgent("asha"));
  const customer = await omni.openCustomer(omar, "My headphones broke.");
  await page.getByRole("article", { name: /^Chat offer/ }).waitFor();
  await press("Alt+a");
  await conversation(page).getByText("My headphones broke.").waitFor();
  await keepsFocus("accepting the chat");
  const { page: own } = await omni.open();
  await own.goto(omni.server.url);
  await (await playPhone(own, writer)).send("WHATSAPP", "+15550000104", "Can I send the lantern back?");
  await page.getByRole("article", { name: /^WhatsApp offer/ }).waitFor();
  await press("Alt+a");
  await conversation(page).getByText("lantern").waitFor();
  phone.call(deskNumber);
  await page.getByRole("article", { name: /^Voice offer/ }).waitFor();
  await press("Alt+a");
  await control(page, "Hold").waitFor();
  await keepsFocus("accepting the call");

  await press("Alt+h");
  await control(page, "Take off hold").or(control(page, "Resume")).waitFor();
  await press("Alt+h");
  await control(page, "Hold").waitFor();
  await press("Alt+u");
  await control(page, "Unmute").waitFor();
  await press("Alt+u");
  await control(page, "Mute").waitFor();
  await press("Alt+p");
  await callPanel(page).getByRole("region", { name: "Keypad" }).waitFor();
  await press("4", "2");
  await callPanel(page).getByRole("status").filter({ hasText: "42" }).waitFor();
  await press("Escape");
  await callPanel(page).getByRole("region", { name: "Keypad" }).waitFor({ state: "hidden" });
  await keepsFocus("closing the keypad");

  const { page: ben } = await omni.openAgent("ben");
  await press("Alt+c");
  await dialog("Consult…")
    .getByRole("button", { name: /Ben Carter/ })
    .waitFor();
  await page.keyboard.type("Ben");
  await press("Enter");
  await dialog("Consult…").waitFor({ state: "hidden" });
  await keepsFocus("choosing whom to consult");
  await ben.getByRole("article", { name: /^Voice offer/ }).waitFor();
  await ben.keyboard.press("Alt+a");
  await callPanel(page).getByRole("heading", { name: "Consulting Ben Carter" }).waitFor();
  await keepsFocus("the answer of who is consulted");
  await press("Alt+Shift+c");
  await expect.poll(async () => party(page, "Connected").count()).toBe(3);
  await keepsFocus("the beginning of the conference");
  await expect.poll(async () => party(ben, "Connected").count()).toBe(3);
  await ben.keyboard.press("Alt+Shift+q");
  await control(page, "Transfer").waitFor();
  await press("Alt+t");
  await dialog("Transfer to…").waitFor();
  await press("Escape");
  await dialog("Transfer to…").waitFor({ state: "hidden" });
  await keepsFocus("leaving the transfer");

  await press("Alt+Shift+l");
  await dialog("Schedule a callback").waitFor();
  await restsAfterOpening();
  await tabTo(/^Notes for the call/);
  await page.keyboard.type("Ask how it went.");
  await tabTo(/^Schedule$/);
  await press("Enter");
  await dialog("Schedule a callback").waitFor({ state: "hidden" });
  await keepsFocus("scheduling the callback");

  // From the call, which came last, to the chat, which came first.
  await press("Alt+j");
  await conversation(page).getByText("My headphones broke.").waitFor();
  await press("Alt+m");
  await expect.poll(keyboardOn).toMatch(/^Message to the customer/);
  await page.keyboard.type("I am sorry to hear that.");
  await press("Enter");
  await chatOf(customer).getByText("I am sorry to hear that.").waitFor();
  await press("Alt+j");
  await conversation(page).getByText("lantern").waitFor();
  await press("Alt+m");
  await tabTo(/template/i);
  await press("Enter");
  await dialog("Choose a template")
    .getByRole("button", { name: /^Return received/ })
    .waitFor();
  await restsAfterOpening();
  await tabTo(/^Return received/);
  await press("Enter");
  await dialog("Return received").waitFor();
  await restsAfterOpening();
  await keepsFocus("choosing a template");
  await page.keyboard.type("Ada");
  await press("Tab");
  await page.keyboard.type("NW-20111");
  await press("Enter");
  await dialog("Return received").waitFor({ state: "hidden" });
  await conversation(page).getByText("your return for order NW-20111").waitFor();
  await keepsFocus("sending the template");

  await press("Alt+Shift+e");
  const form = page.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio").first().waitFor();
  await keyboardComesTo(/^Disposition/);
  const choices = form.getByRole("radiogroup");
  const choice = async (group: number): Promise<RegExp> => {
    const name = await choices.nth(group).locator("label").first().textContent();
    return new RegExp(`^${name}$`);
  };
  await press("Alt+w");
  await tabTo(await choice(0));
  await press("Space");
  await choices.nth(1).waitFor();
  await tabTo(await choice(1));
  await press("Space");
  await tabTo(/^What the next|^Notes/);
  await page.keyboard.type("Done by keyboard.");
  await press("Control+Enter");
  await form.waitFor({ state: "hidden" });
  await keyboardComesTo(/^Contacts/);

  await press("Alt+k");
  await callPanel(page).waitFor();
  await press("Alt+Shift+e");
  await form.waitFor();
  await keyboardComesTo(/^Disposition/);
  await press("Alt+w");
  await tabTo(/Leave without a result/);
  await press("Enter");
  await form.waitFor({ state: "hidden" });
  await keyboardComesTo(/^Contacts/);

  await press("Alt+l");
  await dialog("Callbacks").getByText("Ask how it went.").waitFor();
  await restsAfterOpening();
  await tabTo(/^Cancel callback: /);
  await press("Enter");
  await dialog("Callbacks").getByRole("button", { name: "Keep" }).waitFor();
  await keepsFocus("being asked whether to cancel");
  await tabTo(/^Keep/);
  await press("Enter");
  await keepsFocus("keeping the callback");
  await tabTo(/^Call now: /);
  await press("Enter");
  await dialog("Callbacks").waitFor({ state: "hidden" });
  await phone.waitFor(({ state, direction }) => state === "RINGING" && direction === "IN", "it rings");
  await callPanel(page).waitFor();
  await keepsFocus("dialling the callback");
  expect(omni.pageErrors).toEqual([]);
});
