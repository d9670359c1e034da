// The documents' pictures: `npm run screenshots` writes docs/images/*.png, or only those of the stories that are named: `-- lab toolbar`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { packFolder } from "@omni/app-package";
import { type BrowserContextOptions, errors, type Page } from "playwright-core";
import { accept, composer, conversation, offerOf, reply, screenPop, signIn } from "./agent.ts";
import { openAppManager } from "./app-manager-page.ts";
import { launchBrowser } from "./browser.ts";
import { storyCaller, tellCallStory } from "./call-story.ts";
import { chatOf, omar, startChat, write } from "./customer.ts";
import { addCustomer, chooseChannel, labCustomer, openLab, say } from "./lab.ts";
import { openCallerPhone } from "./caller-phone.ts";
import { deskNumber } from "./calls.ts";
import { openCrm, signInByCrm, startToolbarShift, toolbarOf } from "./crm-page.ts";
import { openOmni, type Omni } from "./omni.ts";
import { openPhone } from "./phone-page.ts";

const folder = join(import.meta.dirname, "..", "..", "docs", "images");
const look: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };

const picture = async (page: Page, name: string): Promise<void> => {
  // Fonts and the app's own requests have settled by the time the network is idle.
  // A frame that goes in the middle of a request leaves a page that is never idle: its picture is taken all the same.
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
};

/** One conversation from the first word to the disposition, as both sides see it. */
async function tellTheStory(omni: Omni): Promise<void> {
  const { page: agent } = await omni.openAgent("asha", look);
  const { page: customer } = await omni.open(look);
  await customer.goto(`${omni.server.url}/demo/`);
  await startChat(customer, omar, "Hello, my headphones from order NW-20111 stopped working after a week.");
  await offerOf(agent, omar.name).waitFor();
  await screenPop(agent).getByRole("listitem").first().waitFor();
  await picture(agent, "2-offer");

  await accept(agent, omar.name);
  await reply(agent, "Hello Omar, I am sorry to hear that. I have your order in front of me.");
  await chatOf(customer).getByText("I have your order in front of me.").waitFor();
  await write(customer, "Thank you. They do not charge any more.");
  await conversation(agent).getByText("They do not charge any more.").waitFor();
  await reply(agent, "I have ordered a new pair for you. It leaves our warehouse today.");
  await chatOf(customer).getByText("It leaves our warehouse today.").waitFor();
  await picture(customer, "1-customer");
  await screenPop(agent).getByText("Connected", { exact: true }).waitFor();
  await picture(agent, "3-accepted");

  const app = screenPop(agent);
  await agent.emulateMedia({ colorScheme: "dark" });
  await picture(agent, "3-accepted-dark");
  await agent.emulateMedia({ colorScheme: "light" });

  await app.getByLabel("Class").selectOption("Resolved");
  await app.getByLabel("Code").selectOption("Replacement sent");
  await app.getByLabel("Notes").fill("New pair sent today, old pair need not come back.");
  await picture(agent, "4-dispose");
  await app.getByRole("button", { name: "End and dispose" }).click();
  await app.getByText("record appears here").waitFor();
  await composer(agent).waitFor({ state: "hidden" });
  await picture(agent, "5-done");
}

/** A call with two agents, a supervisor, and the customer's phone. */
async function tellOfACall(omni: Omni): Promise<void> {
  const { page: asha } = await omni.openAgent("asha", look);
  const { page: ben } = await omni.openAgent("ben", look);
  const { page: sofia } = await omni.open(look);
  await signIn(sofia, omni.server.url, "sofia");
  await sofia.getByRole("heading", { name: "Live", exact: true }).waitFor();
  const { page: customer } = await omni.open(look);
  await openPhone(customer, omni.server.url, storyCaller.number);
  await tellCallStory({ customer, asha, ben, sofia }, picture);
}

/** Customers on every channel, played in one page. */
async function showTheLab(omni: Omni): Promise<void> {
  const { page: lab } = await omni.open(look);
  await signIn(lab, omni.server.url, "admin");
  await lab.getByLabel("Password", { exact: true }).waitFor({ state: "detached" });
  await openLab(lab, omni.server.url);
  await addCustomer(lab, /^Omar Murphy/);
  await addCustomer(lab, /^Amara Okafor/);
  const amara = labCustomer(lab, "Amara Okafor");
  await chooseChannel(amara, "WhatsApp");
  await say(amara, "WhatsApp message", "Can I send the lantern back?");
  await addCustomer(lab, /^Somebody unknown/);
  const caller = labCustomer(lab, "Omar Murphy");
  await chooseChannel(caller, "Call");
  await caller.getByRole("button", { name: "Call Customer desk" }).click();
  const mira = labCustomer(lab, "Mira Patel");
  await say(mira, "Chat message", "Hello, where is my order?");
  await mira.getByText("Nothing moves until an agent").waitFor();
  await picture(lab, "lab");
}

/** An offer and a call in the toolbar that somebody else's page holds, in light and in dark. */
async function showTheToolbar(omni: Omni): Promise<void> {
  const { port } = omni.server;
  const phone = await openCallerPhone(port, storyCaller.number);
  for (const [username, colorScheme] of [
    ["asha", "light"],
    ["ben", "dark"],
  ] as const) {
    const { page, context } = await omni.open({ ...look, colorScheme, viewport: { width: 1280, height: 760 } });
    const toolbar = toolbarOf(page);
    await openCrm(page, port);
    await toolbar.getByRole("heading", { name: "Sign in" }).waitFor();
    await signInByCrm(page, username);
    await startToolbarShift(page);
    phone.call(deskNumber);
    await toolbar.getByRole("button", { name: "Accept" }).waitFor();
    if (colorScheme === "light") await picture(page, "toolbar-offer");
    await toolbar.getByRole("button", { name: "Accept" }).click();
    await toolbar.getByRole("button", { name: "Hold", exact: true }).waitFor();
    await page.getByText("CONNECTED").waitFor();
    await picture(page, colorScheme === "light" ? "toolbar" : "toolbar-dark");
    const { callId } = await phone.waitFor(({ state }) => state === "CONNECTED", "connected");
    phone.order("hangUp", callId);
    await phone.waitFor(({ state }) => state === "ENDED", "ended");
    await context.close();
  }
  phone.close();
}

/** The apps of a contact centre, and what an administrator consents to. */
async function showTheAppManager(omni: Omni): Promise<void> {
  const page = await openAppManager(omni, look);
  const packed = await packFolder(join(import.meta.dirname, "..", "..", "examples", "click-to-call", "dist"));
  if (packed.outcome === "REFUSED") throw new Error(`${packed.refusal.problem} ${packed.refusal.repair}`);
  const { name, title, version } = packed.package.manifest;
  await page.getByRole("button", { name: "Install an app" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: `${name}-${version}.aaex`,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(packed.bytes),
  });
  const next = page.getByRole("button", { name: "Continue" });
  await page.getByRole("group", { name: "Review" }).waitFor();
  await next.click();
  const consent = page.getByLabel("I consent to all of this");
  await consent.waitFor();
  await picture(page, "app-manager-consent");
  await consent.check();
  await next.click();
  await page.getByRole("group", { name: "Place 1" }).waitFor();
  await next.click();
  await page.getByRole("button", { name: "Activate", exact: true }).click();
  await page.getByRole("button", { name: "Open the app's page" }).click();
  await page.getByRole("heading", { name: title, exact: true }).waitFor();
  await page.getByRole("button", { name: "All apps" }).click();
  await page.getByRole("button", { name: `Open ${title}`, exact: true }).waitFor();
  await picture(page, "app-manager");
}

const stories = {
  conversation: tellTheStory,
  call: tellOfACall,
  lab: showTheLab,
  toolbar: showTheToolbar,
  "app-manager": showTheAppManager,
};
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(stories, name));
if (unknown.length > 0)
  throw new Error(`No story is called ${unknown.join(", ")}. There are ${Object.keys(stories).join(", ")}.`);

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  // Each on a server of its own: nobody of one story rings in another.
  for (const [name, tell] of Object.entries(stories)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const omni = await openOmni(browser);
    try {
      await tell(omni);
    } finally {
      await omni.close();
    }
  }
  console.log(`Pictures are in ${folder}`);
} finally {
  await browser.close();
}
