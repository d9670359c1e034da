import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";

/**
 * What the processes of the browser's pages hold: proportional set size, so that memory which they share is counted once.
 * Null where the system does not tell.
 */
export async function measureRenderers(browser: Browser): Promise<{ bytes: number; processes: number } | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => readSize(id)),
  );
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : { bytes: known.reduce((sum, size) => sum + size, 0), processes: known.length };
}

async function readSize(pid: number): Promise<number | null> {
  try {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    // It has ended meanwhile, or the system is not Linux.
    return null;
  }
}
