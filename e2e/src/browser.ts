// The browser of the tests and the benchmarks: the system's Chromium, each site in its own process.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium to use: OMNI_CHROMIUM, else one that is installed. Throws with what to do when there is none. */
export function findBrowser(): string {
  const named = process.env["OMNI_CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (isExecutable(named)) return named;
    throw new Error(`OMNI_CHROMIUM names ${named}, which is no program. Set it to the path of a Chromium or Chrome.`);
  }
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    "No Chromium found. Install one (Debian: apt-get install chromium), or set OMNI_CHROMIUM to the path of a Chromium or Chrome.",
  );
}

/** Starts a headless browser. Without --site-per-process, cross-site frames may share a process with their host. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      "--no-sandbox",
      "--headless=new",
      "--site-per-process",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
      ...more,
    ],
  });
}
