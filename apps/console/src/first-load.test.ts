import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** The built console, which `npm test` brings up to date first. */
const dist = join(import.meta.dirname, "../dist");
const page = readFileSync(join(dist, "index.html"), "utf8");
const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
const read = (path: string): string => readFileSync(join(dist, path), "utf8");

describe("the first load", () => {
  it("is at most 350 KB of script, gzip", () => {
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.map((path) => gzipSync(read(path), { level: 9 }).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(350 * 1024);
  });

  it("leaves out what only later screens need", () => {
    const text = scripts.map(read).join("");
    // The contract's data, for apps; the palette's search; schema checks, which are the server's.
    for (const later of ["HANDSHAKE_TIMEOUT:{message:", "Spotlight component was not", "$ZodError"]) {
      expect(text.includes(later), later).toBe(false);
    }
  });
});
