import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { fillInDialog } from "./src/agent.ts";
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
  await row.getByRole("button", { name: /^Call now: / }).click();
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
  await list.getByRole("button", { name: /^Cancel callback: / }).click();
  await list.getByRole("button", { name: "Cancel callback", exact: true }).click();
  await list.getByText("No callbacks").waitFor();
});

/** Fills a field for local date and time to the second, which its picker leaves out, so that no test waits for a minute. */
async function fillTime(field: Locator, at: number): Promise<void> {
  await field.evaluate((input: HTMLInputElement) => {
    input.step = "1";
  });
  await field.fill(new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19));
}

test("a callback of the campaign falls due, and whoever is free takes it", async () => {
  const { page: asha } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(asha);
  // Signed in before the callback falls due, and after the call that is asha's.
  const { page: ben } = await omni.openAgent("ben");
  await control(asha, "Hang up").click();
  const form = asha.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio", { name: "Callback" }).check();
  await form.getByRole("checkbox", { name: "By me" }).uncheck();
  await form.getByRole("textbox", { name: /^Notes/ }).fill("Any agent may call.");
  await fillTime(form.getByLabel("Call back at"), Date.now() + 10_000);
  await form.getByRole("button", { name: "Save and close" }).click();
  await form.waitFor({ state: "hidden" });
  await asha.getByRole("button", { name: /^Availability:/ }).click();
  await asha.getByRole("menuitem", { name: "Training" }).click();

  const offer = ben.getByRole("article", { name: /^Voice offer from / }).filter({ hasText: "Callback" });
  await offer.waitFor({ timeout: 100_000 });
  await ben.getByText("Callback is due").first().waitFor();
  await offer.getByRole("button", { name: "Accept" }).click();
  const { callId } = await phone.waitFor(({ state }) => state === "RINGING", "it rings");
  phone.order("answer", callId);
  await callPanel(ben).getByText("Any agent may call.").waitFor();
  await control(ben, "Hang up").click();
  await ben.getByRole("button", { name: "Leave without a result" }).click();
  await ben.getByRole("button", { name: /^Callbacks/ }).click();
  await ben.getByRole("dialog", { name: "Callbacks" }).getByText("No callbacks").waitFor();
  expect(omni.pageErrors).toEqual([]);
});

test("who tabs quickly through the callback's form is never taken back", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(agent);
  await control(agent, "Hold").waitFor();
  await agent.keyboard.press("Alt+Shift+l");
  const dialog = agent.getByRole("dialog", { name: "Schedule a callback" });
  await expect.poll(async () => dialog.locator("input[data-autofocus]:focus").count()).toBe(1);
  const order: string[] = [];
  // Several times round the form: the date and time alone have seven stops.
  for (let tabs = 0; tabs < 100; tabs++) {
    await agent.keyboard.press("Tab");
    const now = await agent.evaluate(() => {
      const { activeElement } = document;
      return `${activeElement?.tagName} ${activeElement?.id || activeElement?.textContent}`;
    });
    if (now !== order.at(-1)) order.push(now);
  }
  const round = new Set(order).size;
  expect(order).toEqual(order.map((_, index) => order[index % round]));
});

/** The names of the buttons and inputs in a part of the page that something else lies over. */
const findCovered = async (part: Locator): Promise<string[]> =>
  part.locator("button:visible, input:visible, textarea:visible").evaluateAll((controls) =>
    controls
      .filter((each) => {
        const { left, top, width, height } = each.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return over !== null && !each.contains(over) && !over.contains(each);
      })
      .map((each) => each.getAttribute("aria-label") ?? each.textContent),
  );

async function isWithin(shown: Locator, page: Page): Promise<boolean> {
  const [box, size] = [await shown.boundingBox(), page.viewportSize()];
  if (box === null || size === null) return false;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height;
}

test("the agent is reminded of an own callback shortly before its time", async () => {
  const { page: agent } = await omni.openAgent("asha");
  phone.call(deskNumber);
  await acceptCall(agent);
  await control(agent, "Hold").waitFor();
  await agent.keyboard.press("Alt+Shift+l");
  const dialog = agent.getByRole("dialog", { name: "Schedule a callback" });
  await fillInDialog(dialog.getByLabel("Notes for the call"), "Ask how it went.");
  // The reminder comes five minutes before, if that is still to come when the callback is scheduled.
  await fillTime(dialog.getByLabel("Call back at"), Date.now() + 310_000);
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await dialog.waitFor({ state: "hidden" });
  const reminder = agent.getByRole("alert").filter({ hasText: "Ask how it went." });
  await reminder.getByText(/^Callback in \d/).waitFor({ timeout: 100_000 });
  for (const width of [360, 768, 1024, 1280, 1440, 1920, 2560]) {
    await agent.setViewportSize({ width, height: 800 });
    expect(await findCovered(callPanel(agent)), `covered at ${width} pixels`).toEqual([]);
    await expect.poll(async () => isWithin(reminder, agent), { message: `shown at ${width} pixels` }).toBe(true);
    // It stays while the pointer is on it, and its time begins anew after.
    await reminder.hover();
  }
  await reminder.getByRole("button", { name: "Show callbacks" }).click();
  await agent.getByRole("dialog", { name: "Callbacks" }).getByText("Ask how it went.").waitFor();
});
