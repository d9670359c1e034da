import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accept } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { acceptCall, caller, callPanel, control, deskNumber } from "./src/calls.ts";
import { openCallerPhone, type TestPhone } from "./src/caller-phone.ts";
import { setWrapUp } from "./src/change-centre.ts";
import { mira, omar } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

const helpline = "+15550000101";
const hotline = "+15550000103";

let browser: Browser;
let omni: Omni;
let phone: TestPhone;
let agent: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
  await setWrapUp(omni.server, {
    "voice-helpline": { mode: "DEFAULT_CODE", seconds: 8, defaultCode: "answered", extendSeconds: 2 },
    "delivery-hotline": { mode: "TIMED_NO_EXIT", seconds: 15, defaultCode: null, extendSeconds: 0 },
  });
  phone = await openCallerPhone(omni.server.port, caller);
  ({ page: agent } = await omni.openAgent("asha"));
});
afterAll(async () => {
  phone.close();
  await omni.close();
  await browser.close();
});

const form = (): ReturnType<Page["getByRole"]> => agent.getByRole("region", { name: "Disposition" });
const waits = async (): Promise<void> => agent.getByText("Waiting for contacts").waitFor();

async function callAndHangUp(number: string): Promise<void> {
  phone.call(number);
  await acceptCall(agent);
  await control(agent, "Hang up").click();
  await form().waitFor();
}

test("a result is saved and the same customer is called again at once", async () => {
  await callAndHangUp(deskNumber);
  await form().getByRole("radio", { name: "Follow-up needed" }).check();
  await form().getByRole("radio", { name: "Waiting for the customer" }).check();
  await form().getByRole("button", { name: "Save and call again" }).click();
  await form().getByRole("button", { name: "Save and call", exact: true }).click();
  const { callId } = await phone.waitFor(
    ({ state, direction }) => state === "RINGING" && direction === "IN",
    "it rings",
  );
  await callPanel(agent).getByText("Calling").waitFor();
  phone.order("answer", callId);
  await control(agent, "Hold").waitFor();
  phone.order("hangUp", callId);
  await agent.getByRole("button", { name: "Leave without a result" }).click();
  await callPanel(agent).waitFor({ state: "hidden" });
});

test("wrap-up is extended as often as the campaign allows, and left without a result", async () => {
  await callAndHangUp(deskNumber);
  const extend = form().getByRole("button", { name: "Add 60 s" });
  for (const left of ["Possible 3 more times", "Possible 2 more times", "Possible once more"]) {
    await expect.poll(async () => extend.getAttribute("title")).toBe(left);
    await extend.click();
  }
  await expect.poll(async () => extend.isDisabled()).toBe(true);
  await form().getByRole("button", { name: "Leave without a result" }).click();
  await form().waitFor({ state: "hidden" });
});

test("the campaign's default result is saved when the time is up, and the agent is free again", async () => {
  await callAndHangUp(helpline);
  await form().getByText("When the time is up, the campaign's default result is saved.").waitFor();
  expect(await form().getByRole("button", { name: "Leave without a result" }).count()).toBe(0);
  await form().waitFor({ state: "hidden" });
  await callAndHangUp(helpline);
});

test("where wrap-up cannot be left, a saved result stays until the time is up", async () => {
  phone.call(hotline);
  await control(agent, "Hang up").click();
  await form().getByText("Save a result; wrap-up lasts until the time is up.").waitFor();
  expect(await form().getByRole("button", { name: "Leave without a result" }).count()).toBe(0);
  await form().getByRole("radio", { name: "Order" }).check();
  await form().getByRole("radio", { name: "Status given" }).check();
  await form().getByRole("button", { name: "Save and close" }).click();
  await form().getByText("Disposed as Status given.").waitFor();
  await form().waitFor({ state: "hidden" });
});

test("two conversations are in wrap-up at once, each with its own result", async () => {
  for (const customer of [mira, omar]) {
    await omni.openCustomer(customer, "One question please.");
    await accept(agent, customer.name);
    await agent.getByRole("button", { name: "End conversation" }).click();
    await form().waitFor();
  }
  const wrapUp = agent.getByRole("region", { name: "Wrap-up", exact: true });
  await expect.poll(async () => wrapUp.getByRole("listitem").count()).toBe(2);
  for (const { name, code } of [
    { name: mira.name, code: "Order located" },
    { name: omar.name, code: "Question answered" },
  ]) {
    const row = wrapUp.getByRole("listitem").filter({ hasText: name });
    await row.getByRole("button").click();
    // The same render brings this one's form.
    await row.locator("[aria-current=true]").waitFor();
    await form().getByRole("radio", { name: "Resolved" }).check();
    await form().getByRole("radio", { name: code }).check();
    await form().getByRole("button", { name: "Save and close" }).click();
    await row.waitFor({ state: "hidden" });
  }
  await waits();
  expect(omni.pageErrors).toEqual([]);
});
