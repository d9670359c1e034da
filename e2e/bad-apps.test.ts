// Apps that mean harm or are broken, in a real browser: each is refused with a reason, and the agent works on.
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp } from "./src/agent.ts";
import { appHostedElsewhere, serveApp, startOfApp, type AppPage } from "./src/app-page.ts";
import { launchBrowser } from "./src/browser.ts";
import { openOmni, type Omni } from "./src/omni.ts";

const name = "App in development";
const good = `${startOfApp} says("Good again");`;

let browser: Browser;
let omni: Omni;
let app: AppPage;
let page: Page;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await serveApp(good);
  omni = await openOmni(browser, { OMNI_APP_URL: app.url });
  ({ page, context } = await omni.openAgent("asha"));
  await openApp(page, name);
  await frameOf(page).getByText("Good again").waitFor();
});
afterAll(async () => {
  await omni.close();
  await app.close();
  await browser.close();
});

const frameOf = (of: Page): FrameLocator => appHostedElsewhere(of, app.url);

async function run(script: string): Promise<FrameLocator> {
  app.setScript(`${startOfApp} ${script}`);
  await page.reload();
  await openApp(page, name);
  return frameOf(page);
}

/** What the app's page says once it has done its worst. */
async function said(frame: FrameLocator, text: string | RegExp): Promise<string> {
  const line = frame.locator("#says").filter({ hasText: text });
  await line.waitFor();
  return line.innerText();
}

async function readLog(expected: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: `Log of ${name}` }).click();
  const log = page.getByRole("dialog", { name: `Log of ${name}` });
  await log.getByText(expected).first().waitFor();
  // The dialog listens for its key a moment after it is there.
  await expect
    .poll(async () => {
      await page.keyboard.press("Escape");
      return log.isVisible();
    })
    .toBe(false);
}

/** A console that stands still never answers; one on a slow machine may pause for a while. */
const stillAnswersMs = 5_000;

/** The longest that the console's page did nothing else, in milliseconds, while it was asked to do something. */
async function longestPause(): Promise<number> {
  const pause = page.evaluate(async () => {
    const began = performance.now();
    let last = began;
    let longest = 0;
    while (last - began < 1_500) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
  await openApp(page, "Customer");
  await openApp(page, name);
  return pause;
}

const appFrame = (): Frame => {
  const found = page.frames().find((frame) => frame.url().startsWith(app.url));
  if (found === undefined) throw new Error("The app has no frame.");
  return found;
};

test("an app that frames the console gets no console, and its policy's word is in the log", async () => {
  const frame = await run(`
    const inner = document.createElement("iframe");
    inner.src = origin;
    inner.onload = () => says("Framed something");
    document.body.append(inner);`);
  await said(frame, "Framed something");
  await expect.poll(() => appFrame().childFrames()[0]?.url()).toMatch(/^chrome-error:/);
  await run(`
    document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="Content-Security-Policy" content="frame-src \\'self\\'">');
    const inner = document.createElement("iframe");
    inner.src = origin;
    document.body.append(inner);`);
  await readLog(/frame-src does not allow http/);
});

test("an app that navigates the console away stays where it is", async () => {
  const before = page.url();
  await run(`setTimeout(() => { top.location.href = "about:blank"; }); says("Tried");`);
  await readLog(/permission to navigate|does not have permission|SecurityError/i);
  expect(page.url()).toBe(before);
});

test("an app that opens pop-ups opens none, and the log says what its frame may not", async () => {
  const frame = await run(`says("Opened: " + window.open("about:blank"));`);
  expect(await said(frame, "Opened")).toBe("Opened: null");
  expect(context.pages()).toHaveLength(1);
  await readLog(/pop-ups need allow-popups/);
});

test("an app that reaches for the console's page, cookies or storage gets nothing", async () => {
  const frame = await run(`
    const reach = (get) => { try { return String(get()); } catch (error) { return error.name; } };
    says("Got: " + [
      reach(() => parent.document.title), reach(() => parent.localStorage.length),
      reach(() => parent.document.cookie), reach(() => top.frames[0] === window ? "own" : top.frames[0].localStorage.length),
      "[" + document.cookie + "]",
    ].join(" "));
    setTimeout(() => parent.document.body.remove());`);
  expect(await said(frame, "Got:")).toMatch(
    /^Got: SecurityError SecurityError SecurityError (SecurityError|own) \[\]$/,
  );
  await readLog(/Blocked a frame with origin/);
});

test("an app that asks for another app's storage is refused", async () => {
  const frame = await run(`
    const codeOf = (call) => call.then(() => "resolved", (error) => error.code);
    const others = [...Array(top.frames.length).keys()].map((index) => top.frames[index]).filter((each) => each !== window);
    const reach = (each) => { try { return String(each.localStorage.length); } catch (error) { return error.name; } };
    says("Storage: " + [...new Set(others.map(reach))].join(" ") + " " +
      await codeOf(sdk.app.storage.get({ scope: "USER", key: "cart", appId: "screen-pop" })));`);
  expect(await said(frame, "Storage:")).toMatch(/^Storage: SecurityError (INVALID_ARGUMENT|NOT_SUPPORTED)$/);
  await readLog(/app\.storage\.get/);
});

test("an app that calls itself by another's name goes by its own", async () => {
  app.setScript(`${startOfApp.replace('query.get("instanceId")', '"right-panel.screen-pop.main"')}
    const { appId, instanceId } = await sdk.app.getContext();
    says("I am " + appId + " " + instanceId);`);
  await page.reload();
  await openApp(page, name);
  expect(await said(frameOf(page), "I am")).toBe("I am app-in-development right-panel.app-in-development.main");
  await readLog(/calls itself right-panel\.screen-pop\.main/);
});

test("an app that registers 10,000 handlers gets as many as its rate, and the console goes on", async () => {
  const frame = await run(`
    const codes = await Promise.all(Array.from({ length: 10_000 }, () =>
      sdk.interaction.register("interactionOffered", () => {}).then(() => "ok", (error) => error.code)));
    const count = (code) => codes.filter((each) => each === code).length;
    says("Handlers: " + (count("ok") >= 300 && count("ok") < 5_000) + " " + (count("ok") + count("RATE_LIMITED") + count("TIMEOUT")));`);
  expect(await longestPause()).toBeLessThan(stillAnswersMs);
  expect(await said(frame, "Handlers:")).toBe("Handlers: true 10000");
  await readLog("RATE_LIMITED");
});

test("an app that floods log and notifications is held to its rate", async () => {
  const frame = await run(`
    const codeOf = (call) => call.then(() => "ok", (error) => error.code);
    const asked = Array.from({ length: 100 }, (_, index) => codeOf(sdk.ui.notify({ type: "INFO", title: "Buy " + index, message: "now" })));
    for (let line = 0; line < 5_000; line++) codeOf(sdk.app.log({ level: "info", message: "line " + line }));
    await Promise.race(asked);
    says("Flooded");`);
  await said(frame, "Flooded");
  expect(await longestPause()).toBeLessThan(stillAnswersMs);
  expect(await page.getByText(/^App in development: Buy/).count()).toBeLessThanOrEqual(20);
  await readLog("RATE_LIMITED");
});

test("an app that floods the console without end is stopped, and can be restarted", async () => {
  await run(
    `setInterval(() => { for (let count = 0; count < 4_000; count++) sdk.app.getContext().catch(() => {}); }, 1);`,
  );
  const note = page.getByRole("alert").filter({ hasText: `${name} was stopped` });
  await note.first().waitFor();
  expect(await longestPause()).toBeLessThan(stillAnswersMs);
  expect(await page.locator('iframe[src^="/omniapp/frame/"]').count()).toBe(0);
  await readLog("FLOODED");
  app.setScript(good);
  await page.getByRole("button", { name: "Restart", exact: true }).click();
  await frameOf(page).getByText("Good again").waitFor();
});

test("a payload of 50 million characters is refused", async () => {
  const frame = await run(`
    const codeOf = (call) => call.then(() => "resolved", (error) => error.code);
    says("Huge: " + await codeOf(sdk.app.publish({ topic: "huge", data: "x".repeat(50e6) })));`);
  expect(await said(frame, "Huge:")).toBe("Huge: PAYLOAD_TOO_LARGE");
  expect(await longestPause()).toBeLessThan(stillAnswersMs);
  await readLog("PAYLOAD_TOO_LARGE");
});

test("keys that mean a prototype change none", async () => {
  const frame = await run(`
    const data = JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}');
    const codeOf = (call) => call.then(() => "resolved", (error) => error.code);
    says("Keys: " + await codeOf(sdk.app.log({ level: "info", message: "keys", data })) + " " +
      await codeOf(sdk.app.publish({ topic: "__proto__", data })));`);
  expect(await said(frame, "Keys:")).toBe("Keys: resolved resolved");
  expect(await page.evaluate(() => ({} as { polluted?: string }).polluted)).toBeUndefined();
});

test("an app in an endless loop is told as hanging while the console goes on, and restarts in its place", async () => {
  await run(`setTimeout(() => { for (;;); }, 200);`);
  const note = page.getByRole("alert").filter({ hasText: `${name} does not answer` });
  await note.first().waitFor({ timeout: 40_000 });
  // Its own place tells it; a note beside would say the same twice.
  expect(await note.count()).toBe(1);
  expect(await longestPause()).toBeLessThan(stillAnswersMs);
  await readLog("HUNG");
  app.setScript(`${startOfApp} says("Back as " + (await sdk.app.getContext()).instanceId);`);
  await page.getByRole("button", { name: "Restart", exact: true }).click();
  await frameOf(page).getByText("Back as right-panel.app-in-development.main").waitFor();
});

test("no bad app made the console itself fail", () => {
  const ofTheConsole = omni.pageErrors.filter((error) => error.includes(`${omni.server.url}/assets/`));
  expect(ofTheConsole).toEqual([]);
});
