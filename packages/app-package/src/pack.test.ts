import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toSha256 } from "./file-list.ts";
import { packFiles, packFolder } from "./pack.ts";
import { createSigningKey } from "./signing.ts";
import { encode, soundFiles, soundManifest } from "./sound-app.fakes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omni-pack-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, files: Iterable<[string, Uint8Array]>, change?: (path: string) => void): string {
  for (const [path, bytes] of files) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    change?.(file);
  }
  return join(folder, name);
}

const files = (): Map<string, Uint8Array> =>
  soundFiles()
    .set("assets/app.js", encode("export {};"))
    .set("assets/404", encode(""))
    .set("assets/logo.png", encode("png"));

async function refusalOf(packing: ReturnType<typeof packFiles>) {
  const packed = await packing;
  if (packed.outcome !== "REFUSED") throw new Error("It was packed.");
  return packed.refusal;
}

describe("the same files", () => {
  it("give the same bytes whatever their order, times, modes, folder and the machine's time zone", async () => {
    const first = await packFolder(write("one", files()));
    const age = (path: string): void => {
      utimesSync(path, 1_000_000_000, 1_000_000_000);
      chmodSync(path, 0o600);
    };
    const zone = process.env["TZ"];
    process.env["TZ"] = "Pacific/Kiritimati";
    const second = await packFolder(write("two", [...files()].reverse(), age));
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(second).toEqual(first);
    expect(first.outcome === "DONE" && first.package.files.size).toBe(6);
  });

  // A pin: when it changes, every package that was ever published would be packed to other bytes than before.
  it("give these very bytes", async () => {
    const packed = await packFiles(files());
    expect(packed.outcome === "DONE" && packed.package).toMatchObject({
      bytes: 1414,
      sha256: "7c823d320d2f7d99b1ef5f37346cb21513329fa5471218099d3b7f231cec51f9",
      contentHash: "7deb0fcf53f4a84f03e7572d782fb8fe214eefdc726d1cf1b9456c11050164c5",
    });
  });

  it("give the same bytes when signed by the same key, and the same content hash unsigned", async () => {
    const { privateKey } = createSigningKey();
    const [signed, again, unsigned] = [
      await packFiles(files(), { signingKey: privateKey }),
      await packFiles(files(), { signingKey: privateKey }),
      await packFiles(files()),
    ];
    expect(again).toEqual(signed);
    if (signed.outcome !== "DONE" || unsigned.outcome !== "DONE") throw new Error("It was refused.");
    expect(unsigned.package.contentHash).toBe(signed.package.contentHash);
    expect(toSha256(unsigned.bytes)).not.toBe(toSha256(signed.bytes));
  });
});

it("leaves out what desktops and version control leave behind", async () => {
  const litter: [string, Uint8Array][] = [".DS_Store", ".git/config", "node_modules/a/index.js", "old.aaex"].map(
    (path) => [path, encode("x")],
  );
  const packed = await packFolder(write("app", [...soundFiles(), ...litter]));
  expect(packed.outcome === "DONE" && [...packed.package.files.keys()].sort()).toEqual([
    "icon.svg",
    "manifest.json",
    "panel.html",
  ]);
});

it("refuses a link, an empty folder and a folder that is not there", async () => {
  const app = write("app", soundFiles());
  symlinkSync("panel.html", join(app, "link.html"));
  expect(await refusalOf(packFolder(app))).toMatchObject({ rule: "package/folder", path: "link.html" });
  mkdirSync(join(folder, "empty"));
  expect((await refusalOf(packFolder(join(folder, "empty")))).rule).toBe("package/folder");
  expect((await refusalOf(packFolder(join(folder, "nowhere")))).rule).toBe("package/folder");
});

it("refuses what opening would refuse", async () => {
  const missing = { ...soundManifest, icon: "missing.svg" };
  expect((await refusalOf(packFiles(soundFiles(missing)))).rule).toBe("package/icon-missing");
  expect((await refusalOf(packFiles(soundFiles({})))).rule).toBe("package/manifest");
  expect((await refusalOf(packFiles(new Map()))).rule).toBe("package/no-manifest");
  expect((await refusalOf(packFiles(soundFiles(), { limits: { files: 3 } }))).rule).toBe("package/too-many-files");
  expect((await refusalOf(packFiles(soundFiles().set("ICON.svg", encode(""))))).rule).toBe("package/duplicate-path");
  expect((await refusalOf(packFiles(soundFiles().set("../a.js", encode(""))))).rule).toBe("package/unsafe-path");
});

it("keeps META for itself", async () => {
  for (const path of ["META/files.json", "meta/a.js", "META"])
    expect(await refusalOf(packFiles(soundFiles().set(path, encode(""))))).toMatchObject({
      rule: "package/unsafe-path",
      path,
    });
});

it("signs by Ed25519 only", async () => {
  expect((await refusalOf(packFiles(soundFiles(), { signingKey: "no key" }))).rule).toBe("package/key");
});

it("writes names in one Unicode form", async () => {
  const packed = await packFiles(soundFiles().set("cafe\u0301.js", encode("1")));
  expect(packed.outcome === "DONE" && packed.package.files.has("caf\u00e9.js")).toBe(true);
});
