import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleCommand } from "./build.ts";

it("builds one file that runs by itself, far from this repository", async () => {
  const folder = mkdtempSync(join(tmpdir(), "omni-app-"));
  try {
    const file = join(folder, "omni-app.mjs");
    const code = await bundleCommand();
    expect(code).toMatch(/^#!\/usr\/bin\/env node\n/);
    writeFileSync(file, code);
    expect(execFileSync(process.execPath, [file, "--help"], { encoding: "utf8" })).toContain("omni-app verify <file>");
    const made = execFileSync(process.execPath, [file, "key", join(folder, "key.pem"), "--json"], { encoding: "utf8" });
    expect(JSON.parse(made)).toMatchObject({ fingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
