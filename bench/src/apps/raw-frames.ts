import { openSites } from "@omni/e2e/sites";
import type { Browser, Page } from "playwright-core";

export interface RawFrames {
  page: Page;
  /** Milliseconds from one posted event to its arrival in the last frame, for each of so many. */
  measure(count: number, everyMs: number): Promise<number[]>;
  close(): Promise<void>;
}

const host = `<!doctype html><title>Raw</title><body><script>
  const ports = [];
  addEventListener("message", ({ ports: [port] }) => { if (port) ports.push(port); });
  window.count = () => ports.length;
  window.send = (text, body) => {
    const at = performance.timeOrigin + performance.now();
    for (const port of ports) port.postMessage({ text, body });
    return at;
  };
</script>`;

const frame = `<!doctype html><title>Frame</title><body><script>
  window.heard = {};
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { window.heard[data.text] = performance.timeOrigin + performance.now(); };
  parent.postMessage("hello", "*", [port2]);
</script>`;

/** The limit: a page with as many frames of other sites as there are apps, and a bare port to each. */
export async function openRawFrames(browser: Browser, frames: number): Promise<RawFrames> {
  const sites = await openSites();
  sites.serve("/host", { body: host });
  sites.serve("/frame", { body: frame, headers: { "origin-agent-cluster": "?1" } });
  const page = await browser.newPage();
  await page.goto(`${sites.origin()}/host`);
  const urls = Array.from({ length: frames }, (_, index) => `${sites.origin(`raw${index}`)}/frame`);
  await page.evaluate((all) => {
    for (const src of all) document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }, urls);
  await page.waitForFunction((wanted) => (window as unknown as { count(): number }).count() === wanted, frames);
  // As much as an event of an interaction.
  const body = JSON.stringify({ customer: "x".repeat(1_200) });
  return {
    page,
    async measure(count, everyMs) {
      const sent = await page.evaluate(
        async ([events, pause, text]) => {
          const { send } = window as unknown as { send(name: string, body: string): number };
          const times: Record<string, number> = {};
          for (let index = 0; index < events; index++) {
            times[`bench-${index}`] = send(`bench-${index}`, text);
            await new Promise((resolve) => setTimeout(resolve, pause));
          }
          return times;
        },
        [count, everyMs, body] as const,
      );
      return lastArrivals(page, "/frame", sent);
    },
    async close() {
      await page.close();
      await sites.close();
    },
  };
}

/** For each event, the milliseconds until the last of the frames whose address holds `part` heard it. */
export async function lastArrivals(page: Page, part: string, sent: Record<string, number>): Promise<number[]> {
  const frames = page.frames().filter((each) => each.url().includes(part));
  const heard = await Promise.all(
    frames.map(async (each) => each.evaluate(() => (window as unknown as { heard: Record<string, number> }).heard)),
  );
  return Object.entries(sent).map(([text, at]) => Math.max(...heard.map((times) => (times[text] ?? Number.NaN) - at)));
}
