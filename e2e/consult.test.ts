import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callOffer, callPanel, chooseAgent, control, deskNumber, party } from "./src/calls.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
let asha: Page;
let ben: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
  phone = await openCallerPhone(omni.server.port, caller);
  ({ page: asha } = await omni.openAgent("asha"));
  phone.call(deskNumber);
  await acceptCall(asha);
  await control(asha, "Consult").waitFor();
  ({ page: ben } = await omni.openAgent("ben"));
});
afterEach(async () => {
  phone.close();
  await omni.close();
});

async function consultBen(): Promise<void> {
  await asha.keyboard.press("Alt+c");
  await chooseAgent(asha, "Ben Carter");
  await callPanel(asha).getByText("Asking Ben Carter in").waitFor();
  await callOffer(ben).getByText("Asha Menon asks you in").waitFor();
  await acceptCall(ben);
  await callPanel(asha).getByRole("heading", { name: "Consulting Ben Carter" }).waitFor();
}

test("a consulted agent sees who is on which leg, and the call is transferred to them", async () => {
  await consultBen();
  await phone.waitFor(({ state }) => state === "HELD", "the customer waits");
  await party(ben, "Customer").getByText("On hold").waitFor();
  await callPanel(ben).getByText("Asha Menon is consulting you.").waitFor();
  expect(await control(ben, "Transfer").count()).toBe(0);
  await control(ben, "Leave").waitFor();

  await control(asha, "Transfer to them").click();
  await control(ben, "Hold").waitFor();
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer talks with the other agent");
  await expect.poll(async () => control(asha, "Mute").count()).toBe(0);
  expect(omni.pageErrors).toEqual([]);
});

test("a consult becomes a conference that goes on when one leaves", async () => {
  await consultBen();
  await control(asha, "Conference").click();
  for (const page of [asha, ben]) {
    await expect.poll(async () => party(page, "Connected").count()).toBe(3);
  }
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer is in the conference");
  const timeline = callPanel(ben).getByRole("region", { name: "On this call so far" });
  await expect
    .poll(async () =>
      (await timeline.getByRole("listitem").allTextContents()).map((line) => line.replace(/^\S+( [AP]M)? /, "")),
    )
    .toEqual([
      "Asha Menon joined the conversation",
      "Asha Menon asked Ben Carter for advice",
      "Ben Carter joined to advise",
      "Ben Carter joined the conversation",
    ]);
  await control(asha, "Leave").click();
  await control(ben, "Transfer").waitFor();
  await timeline.getByText("Asha Menon left").waitFor();
  expect((await phone.waitFor(() => true, "the call is there")).state).toBe("CONNECTED");
});

test("an agent is taken out of the conference, and the others go on", async () => {
  await consultBen();
  await control(asha, "Conference").click();
  await control(asha, "Remove Ben Carter").click();
  await callPanel(ben).waitFor({ state: "hidden" });
  await control(asha, "Hold").waitFor();
});

test("a cancelled consult brings the customer back", async () => {
  await consultBen();
  await control(asha, "Back to the customer").click();
  await control(asha, "Hold").waitFor();
  await callPanel(ben).waitFor({ state: "hidden" });
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer is off hold");
});

test("a transfer that rings is taken back, and one that is accepted leaves the agent", async () => {
  await asha.keyboard.press("Alt+t");
  await chooseAgent(asha, "Ben Carter");
  await callOffer(ben).getByText("Asha Menon transfers to you").waitFor();
  await control(asha, "Take back").click();
  await callOffer(ben).waitFor({ state: "hidden" });
  await control(asha, "Transfer").click();
  await chooseAgent(asha, "Ben Carter");
  await acceptCall(ben);
  await control(ben, "Hold").waitFor();
  await expect.poll(async () => control(asha, "Mute").count()).toBe(0);
});
