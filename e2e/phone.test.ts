import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { composer, conversation, reply } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { openPhone, openThread, writeText } from "./src/phone-page.ts";

const number = "+15551012981";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
});
afterEach(async () => omni.close());

test("a phone's WhatsApp reaches an agent, and the answer is on the phone, also after a reload", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const { page: phone } = await omni.open({ viewport: { width: 390, height: 844 } });
  await openPhone(phone, omni.server.url, number);
  await openThread(phone, /^WhatsApp: Orders/);
  await writeText(phone, "Can I send this back?");
  await phone.getByText("Sent").waitFor();
  await agent
    .getByRole("article", { name: /offer from Omar Murphy/ })
    .getByRole("button", { name: "Accept" })
    .click();
  await composer(agent).waitFor();
  await conversation(agent).getByText("Can I send this back?").waitFor();
  await phone.getByText("✓✓ Read").waitFor();
  await phone.getByLabel("Attach a file").setInputFiles({
    name: "receipt.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Harbour lantern, 34.00"),
  });
  await conversation(agent).getByText("receipt.txt").first().waitFor();
  await reply(agent, "Of course, within 60 days.");
  await phone.getByRole("log").getByText("Of course, within 60 days.").waitFor();
  await phone.reload();
  await openThread(phone, /^WhatsApp: Orders/);
  await phone.getByRole("log").getByText("Of course, within 60 days.").waitFor();
  expect(await phone.locator(".bubble").allTextContents()).toEqual([
    "Can I send this back?",
    "receipt.txt",
    "Of course, within 60 days.",
  ]);
  expect(omni.pageErrors).toEqual([]);
});

test("a second page cannot take a number that is being played, and says what to do", async () => {
  const { page: first } = await omni.open();
  await openPhone(first, omni.server.url, number);
  const { page: second } = await omni.open();
  await second.goto(`${omni.server.url}/demo/phone/?number=${encodeURIComponent(number)}`);
  await second.getByText("Another page plays the number").waitFor();
  await second.getByRole("button", { name: "Another random number" }).click();
  await second
    .getByRole("button", { name: /^Call / })
    .first()
    .waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a number that is none is refused before anything is opened", async () => {
  const { page } = await omni.open();
  await openPhone(page, omni.server.url, number);
  await page.getByLabel("Phone number").fill("my mother");
  await page.getByRole("button", { name: "Use this number" }).click();
  await page.getByText("Enter 3 to 15 digits").waitFor();
  expect(omni.pageErrors).toEqual([]);
});
