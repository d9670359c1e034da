import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callPanel, control, deskNumber } from "./src/calls.ts";
import { openOmni, type Omni } from "./src/omni.ts";
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

test("a callback is promised in the disposition, listed, and dialled", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(agent);
  await control(agent, "Hang up").click();
  const form = agent.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio", { name: "Callback" }).check();
  await form.getByRole("button", { name: "Tomorrow 9:00" }).click();
  await form.getByRole("textbox", { name: /^Notes/ }).fill("Wants to hear about the refund.");
  await form.getByRole("button", { name: "Save and close" }).click();
  await form.waitFor({ state: "hidden" });

  await agent.getByRole("button", { name: "Callbacks" }).click();
  const list = agent.getByRole("dialog", { name: "Callbacks" });
  const row = list.getByRole("listitem").filter({ hasText: "Wants to hear about the refund." });
  await row.getByText("tomorrow", { exact: true }).waitFor();
  await row.getByRole("button", { name: /^Call .+ now$/ }).click();
  await list.waitFor({ state: "hidden" });

  const { callId } = await phone.waitFor(
    ({ state, direction }) => state === "RINGING" && direction === "IN",
    "it rings",
  );
  phone.order("answer", callId);
  await control(agent, "Hold").waitFor();
  await callPanel(agent).getByText("Wants to hear about the refund.").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("a callback is promised during the call, and cancelled", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(agent);
  await control(agent, "Hold").waitFor();
  await agent.keyboard.press("Alt+Shift+l");
  const dialog = agent.getByRole("dialog", { name: "Schedule a callback" });
  await dialog.getByRole("button", { name: "In 3 hours" }).click();
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await dialog.waitFor({ state: "hidden" });

  await agent.keyboard.press("Alt+l");
  const list = agent.getByRole("dialog", { name: "Callbacks" });
  await list.getByRole("button", { name: /^Cancel the callback/ }).click();
  await list.getByRole("button", { name: "Cancel callback" }).click();
  await list.getByText("No callbacks").waitFor();
});
