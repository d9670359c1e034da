import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** The built toolbar, which `npm test` brings up to date first. */
const dist = join(import.meta.dirname, "../dist");
const page = readFileSync(join(dist, "index.html"), "utf8");
const scripts = [...page.matchAll(/(?:src|href)="\/omniapp\/toolbar(\/assets\/[^"]+\.js)"/g)].flatMap(
  ([, path]) => path ?? [],
);
const read = (path: string): string => readFileSync(join(dist, path), "utf8");

describe("the first load", () => {
  it("is at most 140 KB of script, gzip", () => {
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.map((path) => gzipSync(read(path), { level: 9 }).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(140 * 1024);
  });

  it("leaves out what only a listed page and a signed-in agent need", () => {
    const text = scripts.map(read).join("");
    // The contract's data, and the menus of the agent's desk.
    for (const later of ["HANDSHAKE_TIMEOUT:{message:", "Menu component was not"])
      expect(text.includes(later), later).toBe(false);
  });
});
