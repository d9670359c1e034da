import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "./command.ts";
import { openPackage } from "./open-package.ts";
import { soundFiles, soundManifest } from "./sound-app.fakes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omni-app-"));
  writeApp(soundFiles());
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

function writeApp(files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    const file = join(folder, "app", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

test("packs a folder, signed by a key that it made, and verifies the package", async () => {
  const key = await runCommand(["key", at("key.pem"), "--json"]);
  expect(key.code).toBe(0);
  const { fingerprint } = JSON.parse(key.text) as { fingerprint: string };
  expect(statSync(at("key.pem")).mode & 0o777).toBe(0o600);

  const packed = await runCommand(["pack", at("app"), "--key", at("key.pem"), "--out", at("app.aaex"), "--json"]);
  expect(packed.code).toBe(0);
  const facts: unknown = JSON.parse(packed.text);
  expect(facts).toMatchObject({ file: at("app.aaex"), name: "screen-pop", version: "1.2.0", signedBy: fingerprint });
  const opened = await openPackage(at("app.aaex"));
  expect(opened).toMatchObject({ outcome: "DONE", package: { signature: { fingerprint } } });

  const verified = await runCommand(["verify", at("app.aaex"), "--key", at("key.pem")]);
  expect(verified.code).toBe(0);
  expect(verified.text).toContain(`${at("app.aaex")} is sound.\nApp:     screen-pop 1.2.0\n`);
  expect(verified.text).toContain(`Signed:  ${fingerprint}`);
});

test("packs without a key, and says so", async () => {
  const { code, text } = await runCommand(["pack", at("app"), "--out", at("app.aaex")]);
  expect(code).toBe(0);
  expect(text).toContain("Signed:  no");
});

test("never overwrites a key", async () => {
  await runCommand(["key", at("key.pem")]);
  const before = readFileSync(at("key.pem"), "utf8");
  const { code, text } = await runCommand(["key", at("key.pem")]);
  expect(code).toBe(1);
  expect(text).toMatch(/cannot be written: EEXIST.*\nRepair: Name another file\.$/);
  expect(readFileSync(at("key.pem"), "utf8")).toBe(before);
});

describe("refuses, with the rule, the place and the repair,", () => {
  test("a manifest with problems, each of them", async () => {
    writeApp(soundFiles({ ...soundManifest, version: "one", titel: "x" }));
    const { code, text } = await runCommand(["pack", at("app"), "--out", at("app.aaex")]);
    expect(code).toBe(1);
    expect(text).toMatch(/^manifest\/bad-value manifest\.json:1:\d+ version: .*\nRepair: /m);
    expect(text).toMatch(/^manifest\/unknown-key manifest\.json:1:\d+ titel: .*\nRepair: /m);
  });

  test("a package that was changed, one that another key signed, and one that nobody did", async () => {
    for (const name of ["mine", "other"]) await runCommand(["key", at(`${name}.pem`)]);
    await runCommand(["pack", at("app"), "--key", at("other.pem"), "--out", at("other.aaex")]);
    await runCommand(["pack", at("app"), "--out", at("plain.aaex")]);
    writeFileSync(at("longer.aaex"), Buffer.concat([readFileSync(at("plain.aaex")), Buffer.from("more")]));
    const ruleOf = async (...args: string[]): Promise<unknown> => {
      const { code, text } = await runCommand(["verify", ...args, "--json"]);
      expect(code).toBe(1);
      return (JSON.parse(text) as { rule: unknown }).rule;
    };
    expect(await ruleOf(at("longer.aaex"))).toBe("package/extra-bytes");
    expect(await ruleOf(at("other.aaex"), "--key", at("mine.pem"))).toBe("package/signature-key");
    expect(await ruleOf(at("plain.aaex"), "--key", at("mine.pem"))).toBe("package/signature-missing");
    expect(await ruleOf(at("nowhere.aaex"))).toBe("package/unreadable");
  });

  test("a key that is none", async () => {
    for (const key of [at("nowhere.pem"), at("app/manifest.json")]) {
      const { code, text } = await runCommand(["pack", at("app"), "--key", key]);
      expect(code).toBe(1);
      expect(text).toMatch(/^package\/key: .*\nRepair: Make one with `omni-app key`/);
    }
  });
});

test.each([
  ["no command", [], "Say what to do."],
  ["an unknown command", ["sign", "x"], "There is no command sign."],
  ["a name that every object has", ["constructor", "x"], "There is no command constructor."],
  ["no path", ["pack"], "pack takes one path."],
  ["two paths", ["pack", "a", "b"], "pack takes one path."],
  ["another command's flag", ["verify", "x", "--out", "y"], "verify takes no --out."],
  ["a flag that does not exist", ["pack", "x", "--sign"], "Unknown option '--sign'"],
])("%s is told with how it is used", async (_what, args, problem) => {
  const { code, text } = await runCommand(args);
  expect(code).toBe(2);
  expect(text).toContain(problem);
  expect(text).toContain("omni-app pack <folder>");
});
