import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileListPath, signaturePath, toFileList } from "./file-list.ts";
import { openPackage, type OpenOptions } from "./open-package.ts";
import { packFiles } from "./pack.ts";
import { createSigningKey, signContent, toFingerprint } from "./signing.ts";
import { craftPackage, encode, soundFiles, soundManifest, toEntries } from "./sound-app.fakes.ts";
import { craftZip } from "./zip/crafted-zip.fakes.ts";

async function refusalOf(bytes: Uint8Array | string, options?: OpenOptions) {
  const opened = await openPackage(bytes, options);
  if (opened.outcome !== "REFUSED") throw new Error("The package was accepted.");
  return opened.refusal;
}

async function pack(manifest: object = {}, signingKey?: string) {
  const packed = await packFiles(
    soundFiles({ ...soundManifest, ...manifest }),
    signingKey === undefined ? {} : { signingKey },
  );
  if (packed.outcome !== "DONE") throw new Error(packed.refusal.problem);
  return packed;
}

/** A sound package whose list is another one. */
const withList = (list: unknown): Buffer =>
  craftZip([
    ...toEntries().filter(({ name }) => name !== fileListPath),
    { name: fileListPath, content: JSON.stringify(list) },
  ]);

it("gives manifest, hashes, signature and files of a sound package", async () => {
  const { bytes, package: own } = await pack();
  const opened = await openPackage(bytes);
  expect(opened).toEqual({ outcome: "DONE", package: own });
  expect(own.manifest).toEqual(soundManifest);
  expect(own.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(own.signature).toBeNull();
  expect([...own.files.keys()].sort()).toEqual(["icon.svg", "manifest.json", "panel.html"]);
});

it("opens a file, and refuses one that is too large or not there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "omni-open-"));
  const file = join(folder, "app.aaex");
  writeFileSync(file, (await pack()).bytes);
  expect((await openPackage(file)).outcome).toBe("DONE");
  expect((await refusalOf(file, { limits: { packedBytes: 50 } })).rule).toBe("package/too-large");
  expect((await refusalOf(join(folder, "other.aaex"))).rule).toBe("package/unreadable");
  rmSync(folder, { recursive: true });
});

describe("the manifest", () => {
  it("is there", async () => {
    const files = soundFiles();
    files.delete("manifest.json");
    expect((await refusalOf(craftZip(toEntries(files)))).rule).toBe("package/no-manifest");
  });

  it("is refused with each of its problems", async () => {
    const refusal = await refusalOf(craftZip(toEntries(soundFiles({ ...soundManifest, version: "one", titel: "x" }))));
    expect(refusal.rule).toBe("package/manifest");
    expect(refusal.problems.map(({ rule }) => rule)).toEqual(["manifest/bad-value", "manifest/unknown-key"]);
  });

  it("of ten megabytes is refused unread", async () => {
    const files = soundFiles();
    files.set("manifest.json", encode(`${" ".repeat(10_000_000)}{}`));
    const bytes = craftZip(toEntries(files).map((entry) => ({ ...entry, method: 0 })));
    const refusal = await refusalOf(bytes);
    expect(refusal.problems.map(({ rule }) => rule)).toEqual(["manifest/too-large"]);
  });

  it("names pages and an icon that are in the package", async () => {
    const page = { id: "panel", path: "missing.html", title: "Record", slots: ["right-panel"] };
    expect((await refusalOf(craftZip(toEntries(soundFiles({ ...soundManifest, pages: [page] }))))).rule).toBe(
      "package/page-missing",
    );
    const picture = { ...soundManifest, pages: [{ ...page, path: "icon.svg" }] };
    expect((await refusalOf(craftZip(toEntries(soundFiles(picture))))).rule).toBe("package/page-missing");
    for (const icon of ["missing.svg", "panel.html"])
      expect((await refusalOf(craftZip(toEntries(soundFiles({ ...soundManifest, icon }))))).rule).toBe(
        "package/icon-missing",
      );
  });

  it("of an app that is hosted elsewhere does not come in a package", async () => {
    const { pages: _, icon: __, ...rest } = soundManifest;
    const elsewhere = { ...rest, entryUrl: "https://app.example.com/", slots: ["right-panel"] };
    expect((await refusalOf(craftZip(toEntries(soundFiles(elsewhere))))).rule).toBe("package/hosted-elsewhere");
  });
});

describe("the list of files", () => {
  const list = toFileList(soundFiles());
  const [first, ...others] = list.files;

  it("is there", async () => {
    const bytes = craftZip(toEntries().filter(({ name }) => name !== fileListPath));
    expect((await refusalOf(bytes)).rule).toBe("package/no-file-list");
  });

  it.each([
    ["no JSON object", 1],
    ["a key too many", { ...list, more: 1 }],
    ["a hash that is none", { ...list, files: [{ ...first, sha256: "abc" }, ...others] }],
    ["a file named twice", { ...list, files: [...list.files, first] }],
  ])("is not %s", async (_, bad) => {
    expect((await refusalOf(withList(bad))).rule).toBe("package/file-list");
  });

  it("names every file, and no other", async () => {
    expect(await refusalOf(craftPackage({ name: "more.js" }))).toMatchObject({
      rule: "package/file-unlisted",
      path: "more.js",
    });
    const more = { path: "more.js", size: 0, sha256: "0".repeat(64) };
    expect(await refusalOf(withList({ ...list, files: [...list.files, more] }))).toMatchObject({
      rule: "package/file-missing",
      path: "more.js",
    });
  });

  it("hides nothing in META", async () => {
    expect((await refusalOf(craftPackage({ name: "META/more.js" }))).rule).toBe("package/file-unlisted");
  });

  it("has the hash and size of each file, and the hash of them all", async () => {
    const wrongHash = { ...list, files: [{ ...first, sha256: "0".repeat(64) }, ...others] };
    expect(await refusalOf(withList(wrongHash))).toMatchObject({ rule: "package/file-hash", path: first?.path });
    const wrongSize = { ...list, files: [{ ...first, size: 1 }, ...others] };
    expect((await refusalOf(withList(wrongSize))).rule).toBe("package/file-hash");
    expect((await refusalOf(withList({ ...list, contentHash: "0".repeat(64) }))).rule).toBe("package/content-hash");
  });
});

describe("a signature", () => {
  const key = createSigningKey();
  const content = { name: "screen-pop", version: "1.2.0", contentHash: toFileList(soundFiles()).contentHash };
  const signedBy = (text: string) => craftPackage({ name: signaturePath, content: text });

  it("says who signed", async () => {
    const { bytes } = await pack({}, key.privateKey);
    const opened = await openPackage(bytes, { expected: { pinnedKey: key.publicKey } });
    expect(opened.outcome === "DONE" && opened.package.signature).toEqual({
      publicKey: key.publicKey,
      fingerprint: key.fingerprint,
    });
    expect(toFingerprint(key.publicKey)).toBe(key.fingerprint);
    expect(key.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ["other contents", { ...content, contentHash: "0".repeat(64) }],
    ["another app", { ...content, name: "other" }],
    ["another version", { ...content, version: "1.2.1" }],
  ])("for %s is refused", async (_, other) => {
    expect((await refusalOf(signedBy(signContent(other, key.privateKey)))).rule).toBe("package/signature");
  });

  it("is refused when its key is exchanged, no Ed25519 key, or its file malformed", async () => {
    const signed = JSON.parse(signContent(content, key.privateKey)) as object;
    const bad = [
      { ...signed, publicKey: createSigningKey().publicKey },
      { ...signed, publicKey: Buffer.from("no key").toString("base64") },
      { ...signed, algorithm: "none" },
      { ...signed, more: 1 },
      [],
    ];
    for (const text of [...bad.map((value) => JSON.stringify(value)), "{"])
      expect((await refusalOf(signedBy(text))).rule).toBe("package/signature");
  });

  it("by another key than the pinned one is refused", async () => {
    const { bytes } = await pack({}, createSigningKey().privateKey);
    expect((await refusalOf(bytes, { expected: { pinnedKey: key.publicKey } })).rule).toBe("package/signature-key");
  });

  it("is missed where the publisher's key is known", async () => {
    const { bytes } = await pack();
    expect((await refusalOf(bytes, { expected: { pinnedKey: key.publicKey } })).rule).toBe("package/signature-missing");
    expect((await openPackage(bytes, { expected: { pinnedKey: null } })).outcome).toBe("DONE");
  });
});

describe("what the caller knows", () => {
  const other = { version: "1.2.0", contentHash: "0".repeat(64) };

  it("refuses another app and another version than the expected one", async () => {
    const { bytes } = await pack();
    expect((await refusalOf(bytes, { expected: { name: "other" } })).rule).toBe("package/name");
    expect((await refusalOf(bytes, { expected: { name: "screen-pop", version: "1.3.0" } })).rule).toBe(
      "package/version",
    );
  });

  it("refuses another file than the one whose hash is told", async () => {
    const { bytes, package: own } = await pack();
    expect((await refusalOf(bytes, { expected: { sha256: "0".repeat(64) } })).rule).toBe("package/checksum");
    expect((await openPackage(bytes, { expected: { sha256: own.sha256.toUpperCase() } })).outcome).toBe("DONE");
  });

  it("refuses a version below the newest installed, unless it is asked for", async () => {
    const { bytes } = await pack();
    const installed = [
      { ...other, version: "1.1.0" },
      { ...other, version: "1.10.0" },
    ];
    expect((await refusalOf(bytes, { expected: { installed } })).rule).toBe("package/downgrade");
    expect((await openPackage(bytes, { expected: { installed, allowDowngrade: true } })).outcome).toBe("DONE");
    const older = installed.slice(0, 1);
    expect((await openPackage(bytes, { expected: { installed: older } })).outcome).toBe("DONE");
  });

  it("takes a release for newer than its betas", async () => {
    const { bytes } = await pack({ version: "1.2.0-beta.2" });
    expect((await refusalOf(bytes, { expected: { installed: [other] } })).rule).toBe("package/downgrade");
  });

  it("refuses a version that is installed with other contents, and takes the same contents again", async () => {
    const { bytes, package: own } = await pack();
    expect((await refusalOf(bytes, { expected: { installed: [other] } })).rule).toBe("package/version-taken");
    const installed = [{ version: "1.2.0", contentHash: own.contentHash }];
    expect((await openPackage(bytes, { expected: { installed } })).outcome).toBe("DONE");
  });
});
