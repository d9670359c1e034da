import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readHostNames } from "./host-names.ts";

const known = ["memory", "console", "toolbar"] as const;

test("all hosts run unless some are named, repeated or in a list", () => {
  expect(readHostNames(undefined, known)).toEqual(known);
  expect(readHostNames(["toolbar", "memory"], known)).toEqual(["memory", "toolbar"]);
  expect(readHostNames(["toolbar, console", "console"], known)).toEqual(["console", "toolbar"]);
});

test("a host that does not exist is refused before any runs", () => {
  const message = 'No host is named "browser". Use one or more of memory, console, toolbar.';
  expect(() => readHostNames(["memory,browser"], known)).toThrow(message);
  const { status, stdout, stderr } = runMain("--host", "memory", "--host", "browser");
  expect({ status, stdout, stderr: stderr.trim() }).toEqual({ status: 2, stdout: "", stderr: message });
});

test("an option that does not exist is refused, and help tells the ones that do", () => {
  const { status, stderr } = runMain("--hots", "memory");
  expect(status).toBe(2);
  expect(stderr).toContain("--hots");
  const { stdout } = runMain("--help");
  for (const name of ["--host", "--only", "--json", "--coverage", "--check", ...known]) expect(stdout).toContain(name);
});

function runMain(...given: string[]) {
  const main = join(import.meta.dirname, "main.ts");
  return spawnSync(process.execPath, ["--conditions=source", main, ...given], { encoding: "utf8" });
}
