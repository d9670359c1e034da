import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { SecretBox, secretKeyFile } from "./secret-box.ts";

afterAll(removeFolders);

test("a secret opens with the folder's key, in its own place, unchanged, and nowhere else", () => {
  const folder = makeFolder();
  const closed = new SecretBox(folder).close("crm\napiKey", "sk-ü-123");
  const box = new SecretBox(folder);
  expect(box.open("crm\napiKey", closed)).toBe("sk-ü-123");
  expect(box.open("other\napiKey", closed)).toBeNull();
  const bytes = Buffer.from(closed, "base64");
  for (const place of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    expect(box.open("crm\napiKey", changed.toString("base64"))).toBeNull();
  }
  for (const text of ["", "AAAA", "not base64 at all"]) expect(box.open("crm\napiKey", text)).toBeNull();
  expect(new SecretBox(makeFolder()).open("crm\napiKey", closed)).toBeNull();
});

test("the same secret looks different each time it is kept", () => {
  const box = new SecretBox(makeFolder());
  expect(box.close("a", "same")).not.toBe(box.close("a", "same"));
});

test("only the server's own user reads the key, also when somebody opened it to others", () => {
  const folder = makeFolder();
  const path = join(folder, secretKeyFile);
  expect(new SecretBox(folder).open("a", "")).toBeNull();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const key = readFileSync(path, "utf8");
  rmSync(path);
  writeFileSync(path, key, { mode: 0o644 });
  expect(new SecretBox(folder).open("a", "")).toBeNull();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a file that holds no key is said to be one", () => {
  const folder = makeFolder();
  writeFileSync(join(folder, secretKeyFile), "nonsense");
  expect(() => new SecretBox(folder)).toThrow("holds no key");
});
