import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ContentFiles } from "./content-files.ts";

let folder: string;
let files: ContentFiles;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "content-")), "files");
  files = new ContentFiles(folder, ".bin");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

async function put(text: string): Promise<string> {
  const { path, size } = await files.take(async (file) => {
    await file.writeFile(text);
    return { size: text.length };
  });
  expect(size).toBe(text.length);
  await files.keep(path, hashOf(text));
  return hashOf(text);
}

test("content lies under its hash once it is kept, and nowhere before", async () => {
  const hash = hashOf("words");
  const { path } = await files.take(async (file) => {
    await file.writeFile("words");
    return {};
  });
  expect(existsSync(files.pathOf(hash))).toBe(false);
  await files.keep(path, hash);
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(files.pathOf(hash), "utf8")).toBe("words");
  const { folder: below, name } = files.placeOf(hash);
  expect([below, name]).toEqual([folder, join(hash.slice(0, 2), `${hash}.bin`)]);
});

test("what fails half-way leaves nothing and says why", async () => {
  const failing = files.take(async (file) => {
    await file.writeFile("half");
    throw new Error("The line broke.");
  });
  await expect(failing).rejects.toThrow("The line broke.");
  expect(readdirSync(join(folder, "incoming"))).toEqual([]);
});

test("a start keeps the known contents, and removes the others with all that was half done", async () => {
  const [known, unknown] = [await put("known"), await put("unknown")];
  await files.take(async () => ({}));
  await files.keepOnly(new Set([known]));
  expect(existsSync(files.pathOf(known))).toBe(true);
  expect(existsSync(files.pathOf(unknown))).toBe(false);
  expect(readdirSync(folder)).not.toContain("incoming");
});

test("a folder that is not there yet has nothing to remove", async () => {
  await files.keepOnly(new Set());
  expect(existsSync(folder)).toBe(false);
});

test("removing and dropping what is gone already is done at once", async () => {
  const hash = await put("words");
  await files.remove(hash);
  await files.remove(hash);
  await files.drop(join(folder, "incoming", "nothing"));
  expect(existsSync(files.pathOf(hash))).toBe(false);
});
