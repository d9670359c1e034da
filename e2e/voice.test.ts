import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callOffer, callPanel, control, deskNumber, dispose, party } from "./src/calls.ts";
import { openOmni, type Omni } from "./src/omni.ts";
import { fillInDialog, signIn, startShift } from "./src/agent.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());
beforeEach(async () => {
  omni = await openOmni(browser);
  phone = await openCallerPhone(omni.server.port, caller);
});
afterEach(async () => {
  phone.close();
  await omni.close();
});

test("a customer calls, is held, hears digits, hangs up, and the agent disposes the call", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(agent);
  await control(agent, "Hold").waitFor();
  const { callId } = await phone.waitFor(({ state }) => state === "CONNECTED", "the call is connected");

  await agent.keyboard.press("Alt+h");
  await party(agent, "Customer").getByText("On hold").waitFor();
  await phone.waitFor(({ state }) => state === "HELD", "the customer is on hold");
  await control(agent, "Resume").click();
  await phone.waitFor(({ state }) => state === "CONNECTED", "the customer is off hold");

  await control(agent, "Mute").click();
  await control(agent, "Unmute").click();
  await control(agent, "Keypad").click();
  await agent.keyboard.type("42#");
  await phone.waitFor(({ heardDigits }) => heardDigits === "42#", "the digits are heard");

  phone.order("hangUp", callId);
  await callPanel(agent).getByText("The customer hung up.").waitFor();
  await dispose(agent, "Resolved", "Question answered");
  await callPanel(agent).waitFor({ state: "hidden" });
  expect(omni.pageErrors).toEqual([]);
});

test("an agent calls a number, and hangs up", async () => {
  const { page: agent } = await omni.openAgent("asha");
  await agent.keyboard.press("Alt+n");
  const dialog = agent.getByRole("dialog", { name: "New call or message" });
  await fillInDialog(dialog.getByLabel("Number"), "0044 7700 900123");
  await dialog.getByText("Calls +447700900123").waitFor();
  await dialog.getByRole("button", { name: "Call", exact: true }).click();

  await callPanel(agent).getByText("Calling").waitFor();
  const { callId } = await phone.waitFor(({ state }) => state === "RINGING", "the phone rings");
  phone.order("answer", callId);
  await control(agent, "Hold").waitFor();
  await control(agent, "Hang up").click();
  await phone.waitFor(({ state }) => state === "ENDED", "the call is over");
  await callPanel(agent).getByText("You ended the call.").waitFor();
  await agent.getByRole("button", { name: "Leave without a result" }).waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a key does its work in the moment in which its control is there", async () => {
  const { page: agent } = await omni.open();
  await signIn(agent, omni.server.url, "asha");
  await agent.getByRole("heading", { name: /^Hello / }).waitFor();
  // Before anything else of the page can run: the observer is told in the task that adds the control.
  await agent.evaluate(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector("button[aria-keyshortcuts='Alt+N']") === null) return;
      watch.disconnect();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyN", altKey: true, bubbles: true }));
    });
    watch.observe(document.body, { subtree: true, childList: true });
  });
  await startShift(agent);
  await agent.getByRole("dialog", { name: "New call or message" }).getByLabel("Number").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a call to look at first is dialled when the agent says so", async () => {
  const { page: agent } = await omni.openAgent("asha");
  await agent.getByRole("button", { name: "New call or message" }).click();
  const dialog = agent.getByRole("dialog", { name: "New call or message" });
  await fillInDialog(dialog.getByLabel("Number"), caller);
  await dialog.getByLabel("Look first: dial when I say so").check();
  await dialog.getByRole("button", { name: "Show the customer" }).click();
  await callPanel(agent).getByText("Not dialled yet").waitFor();
  expect(phone.calls()).toEqual([]);
  await control(agent, "Call now").click();
  const { callId } = await phone.waitFor(({ state }) => state === "RINGING", "the phone rings");
  phone.order("decline", callId);
  await agent.getByRole("region", { name: "Disposition" }).waitFor();
});

test("a customer who gives up leaves no offer behind", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await callOffer(agent).waitFor();
  const { callId } = await phone.waitFor(({ state }) => state !== "ENDED", "the phone calls");
  phone.order("hangUp", callId);
  await callOffer(agent).waitFor({ state: "hidden" });
});
