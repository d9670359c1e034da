import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, crc32 } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, composer, conversation, openApp, reply } from "./src/agent.ts";
import { appHostedElsewhere, serveApp, startOfApp } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { chatOf, mira } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { playPhone } from "./src/phone.ts";

const orders = "+15550000104";

let browser: Browser;
let omni: Omni;
const folder = mkdtempSync(join(tmpdir(), "omni-files-"));
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  omni = await openOmni(browser);
});
afterEach(async () => omni.close());

/** A picture of one colour. */
function toPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 3, 120)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("files go both ways in a chat, pictures are shown, and what is not allowed says why", async () => {
  const { page: agent } = await omni.openAgent("asha");
  const customer = await omni.openCustomer(mira, "My lamp is broken");
  await accept(agent, mira.name);
  const chat = chatOf(customer);

  await chat
    .locator("input[type=file]")
    .setInputFiles([file("broken lamp.png", toPng(320, 200)), file("setup.exe", "MZ"), file("receipt.txt", "מספר 7")]);
  await chat.getByText("its type is not allowed").waitFor();
  await chat.getByRole("button", { name: "Remove setup.exe" }).click();
  await chat.getByRole("textbox", { name: "Message" }).fill("Here it is");
  await expect.poll(async () => chat.getByRole("button", { name: "Send" }).isEnabled()).toBe(true);
  await chat.getByRole("button", { name: "Send" }).click();

  const log = conversation(agent);
  await log.getByText("Here it is").waitFor();
  const picture = log.getByRole("img", { name: "broken lamp.png" });
  await expect.poll(async () => picture.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBe(320);
  const opened = agent.context().waitForEvent("page");
  await log.getByRole("link", { name: "receipt.txt" }).click();
  await (await opened).close();

  await agent.locator("input[type=file]").setInputFiles([file("new lamp.png", toPng(200, 100))]);
  await agent.getByRole("list", { name: "Files to send" }).getByText("bytes").waitFor();
  await reply(agent, "This one is on its way");
  await chat.getByText("This one is on its way").waitFor();
  const shown = chat.getByRole("img", { name: "new lamp.png" });
  await expect.poll(async () => shown.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBe(200);
  expect(omni.pageErrors).toEqual([]);
});

test("an app of another site shows a picture that the customer sent, by its signed address", async () => {
  const app = await serveApp(`${startOfApp}
    await sdk.interaction.register("messageReceived", ({ message }) => {
      for (const { name, url } of message.attachments) {
        const address = new URL(url, origin);
        const image = document.createElement("img");
        image.onload = () => says(name + " is " + image.naturalWidth + " wide");
        image.onerror = () => says("not shown");
        image.src = address;
        const bare = document.createElement("img");
        bare.onload = () => document.body.append("Shown unsigned");
        bare.onerror = () => document.body.append("Refused unsigned");
        bare.src = address.origin + address.pathname;
      }
    });
    says("Listening");`);
  try {
    await omni.close();
    omni = await openOmni(browser, { OMNI_APP_URL: app.url });
    const { page: agent } = await omni.openAgent("asha");
    await openApp(agent, "App in development");
    const frame = appHostedElsewhere(agent, app.url);
    await frame.getByText("Listening").waitFor();
    const customer = await omni.openCustomer(mira, "My lamp is broken");
    await accept(agent, mira.name);
    const chat = chatOf(customer);
    await chat.locator("input[type=file]").setInputFiles([file("lamp.png", toPng(320, 200))]);
    await expect.poll(async () => chat.getByRole("button", { name: "Send" }).isEnabled()).toBe(true);
    await chat.getByRole("button", { name: "Send" }).click();
    // Another app's tab may have come to the front.
    await frame.getByText("lamp.png is 320 wide").waitFor({ state: "attached" });
    await frame.getByText("Refused unsigned").waitFor({ state: "attached" });
  } finally {
    await app.close();
  }
});

test("a WhatsApp customer is answered, by a prepared answer and by a template, and the agent sees what was read", async () => {
  const { page: desk, context } = await omni.openAgent("asha");
  const page = await context.newPage();
  await page.goto(`${omni.server.url}/demo/`);
  const phone = await playPhone(page, "+15551000000");
  // A page behind another is drawn seldom.
  await desk.bringToFront();
  await phone.send("WHATSAPP", orders, "Where is my order?");
  const offer = desk.getByRole("article", { name: "WhatsApp offer from Ana Ruiz" });
  await offer.getByRole("button", { name: "Accept" }).click();
  await composer(desk).waitFor();

  await composer(desk).fill("/shipped");
  await desk.getByRole("option", { name: /Order shipped/ }).click();
  await desk.getByText("Complete before sending:").waitFor();
  expect(await composer(desk).inputValue()).toContain("Good news Ana Ruiz: your order {{order.number}}");
  expect(await desk.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
  await desk.getByRole("button", { name: "order.number" }).click();
  await desk.keyboard.type("NW-1");
  await composer(desk).press("Enter");
  const log = conversation(desk);
  await log.getByText("your order NW-1 has left").waitFor();
  await log.getByText("Delivered", { exact: true }).waitFor();

  await desk.getByRole("button", { name: "Templates" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: /May we help further/ }).click();
  expect(await dialog.getByLabel("Customer name").inputValue()).toBe("Ana Ruiz");
  await dialog.getByRole("button", { name: "Send template" }).click();
  await log.getByText("is there anything else").waitFor();
  await expect.poll(async () => (await phone.texts()).filter(({ from }) => from === "CENTRE").length).toBe(2);
  await phone.readAll();
  await expect.poll(async () => log.getByText("Read", { exact: true }).count()).toBe(2);

  await composer(desk).fill("/intro");
  await desk.getByRole("option", { name: /Introduction/ }).click();
  await expect.poll(async () => composer(desk).inputValue()).toContain("Hello Ana Ruiz, this is Asha Menon");
  expect(omni.pageErrors).toEqual([]);
});
