import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { accept, conversation, offerOf } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { answerWithin } from "./src/change-centre.ts";
import { mira } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

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

test("an offer that nobody answers goes to the next agent, and who missed it is told so", async () => {
  // The next agent, who is offered it at the same moment as this one misses it, has no more time.
  await answerWithin(omni.server, 20);
  const { page: asha } = await omni.openAgent("asha");
  await omni.openCustomer(mira, "Anybody there?");
  await offerOf(asha, mira.name).waitFor();
  const { page: ben } = await omni.openAgent("ben");
  await offerOf(ben, mira.name).waitFor();
  await accept(ben, mira.name);
  await conversation(ben).getByText("Anybody there?").waitFor();
  await expect.poll(async () => offerOf(asha, mira.name).count()).toBe(0);
  await asha.getByText("You missed an offer").first().waitFor();
});

test("a declined offer goes to the next agent at once", async () => {
  await answerWithin(omni.server, 300);
  const { page: asha } = await omni.openAgent("asha");
  await omni.openCustomer(mira, "Hello?");
  await offerOf(asha, mira.name).waitFor();
  const { page: ben } = await omni.openAgent("ben");
  await offerOf(asha, mira.name).getByRole("button", { name: "Decline" }).click();
  await offerOf(ben, mira.name).waitFor();
  await expect.poll(async () => offerOf(asha, mira.name).count()).toBe(0);
});
