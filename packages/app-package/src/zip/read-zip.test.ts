import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { defaultLimits, type PackageLimits } from "../limits.ts";
import { openPackage } from "../open-package.ts";
import type { PackageRule } from "../refusal.ts";
import { craftPackage, soundFiles, toEntries } from "../sound-app.fakes.ts";
import { type CraftedArchive, type CraftedEntry, craftZip } from "./crafted-zip.fakes.ts";

async function refusalOf(bytes: Uint8Array, limits: Partial<PackageLimits> = {}) {
  const opened = await openPackage(bytes, { limits });
  if (opened.outcome !== "REFUSED") throw new Error("The package was accepted.");
  return opened.refusal;
}

const expectRule = async (bytes: Uint8Array, rule: PackageRule, limits: Partial<PackageLimits> = {}): Promise<void> => {
  expect((await refusalOf(bytes, limits)).rule).toBe(rule);
};

const zeros = (length: number): Uint8Array => new Uint8Array(length);
const junk = Buffer.from("junk");

it("accepts what an honest archive writer wrote", async () => {
  expect((await openPackage(craftPackage())).outcome).toBe("DONE");
});

describe("what is no archive", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a text", Buffer.from("This is no zip archive, although it is long enough to be one.")],
    ["a truncated archive", craftPackage().subarray(0, 200)],
    ["an archive without its end", craftPackage().subarray(0, -30)],
  ])("refuses %s", async (_, bytes) => {
    await expectRule(bytes, "package/not-a-zip");
  });

  it("refuses a directory that names more entries than it holds", async () => {
    await expectRule(craftZip(toEntries(), { entryCount: 9 }), "package/not-a-zip");
  });

  it("refuses a file above the limit before reading it", async () => {
    const refusal = await refusalOf(craftPackage(), { packedBytes: 100 });
    expect(refusal.rule).toBe("package/too-large");
    expect(refusal.problem).toContain("100 bytes are allowed");
  });
});

describe("names", () => {
  it.each([
    ["../panel.html", '".."'],
    ["assets/../../panel.html", '".."'],
    ["/etc/passwd", "absolute"],
    ["..\\panel.html", "backslash"],
    ["C:/panel.html", "colon"],
    ["C:panel.html", "colon"],
    ["panel.html\0.png", "NUL"],
    ["a\nb.html", "control"],
    ["a//b.html", "empty segment"],
    ["./b.html", "empty segment"],
    ["", "empty"],
    ["panel.html.", "dot or a space"],
    ["__proto__", "__proto__"],
    ["a".repeat(301), "longer"],
  ])("refuses %j", async (name, why) => {
    const refusal = await refusalOf(craftPackage({ name }));
    expect(refusal.rule).toBe("package/unsafe-path");
    expect(refusal.problem).toContain(why);
  });

  it("refuses a name that is not UTF-8, or is not marked as UTF-8", async () => {
    await expectRule(craftPackage({ name: Buffer.from([0xff, 0xfe]) }), "package/unsafe-path");
    await expectRule(craftPackage({ name: "ü.html", flags: 0 }), "package/unsafe-path");
  });

  it.each([
    ["the same name", ["a.js", "a.js"]],
    ["names that differ by case", ["a.js", "A.JS"]],
    ["names that differ by Unicode form", ["caf\u00e9.js", "cafe\u0301.js"]],
    ["a file and a folder of one name", ["lib", "lib/a.js"]],
    ["a file and a folder that differ by case", ["lib", "LIB/a.js"]],
  ])("refuses %s", async (_, names) => {
    await expectRule(craftPackage(...names.map((name) => ({ name }))), "package/duplicate-path");
  });
});

describe("entries that are no plain files", () => {
  const unix = (mode: number): number => mode << 16;
  it.each([
    ["a symbolic link", { name: "link", content: "/etc/passwd", externalAttributes: unix(0o120777) }],
    ["a device", { name: "device", externalAttributes: unix(0o020666) }],
    ["a named pipe", { name: "pipe", externalAttributes: unix(0o010666) }],
    ["a socket", { name: "socket", externalAttributes: unix(0o140666) }],
    ["a folder", { name: "folder/", externalAttributes: unix(0o040755) }],
    ["a folder of DOS", { name: "folder", externalAttributes: 0x10 }],
  ])("refuses %s", async (_, entry) => {
    await expectRule(craftPackage(entry), "package/special-file");
  });

  it("refuses encryption, of one file and of the directory", async () => {
    await expectRule(craftPackage({ name: "a.js", flags: 0x801 }), "package/encrypted");
    await expectRule(craftPackage({ name: "a.js", flags: 0x841 }), "package/encrypted");
    await expectRule(craftPackage({ name: "a.js", flags: 0x2800 }), "package/encrypted");
  });

  it("refuses a compression that is not deflate", async () => {
    await expectRule(craftPackage({ name: "a.js", method: 14, packed: junk }), "package/compression");
  });
});

describe("bombs", () => {
  it("refuses a file that unpacks to far more than it is packed in", async () => {
    await expectRule(craftPackage({ name: "a.bin", content: zeros(4_000_000), method: 8 }), "package/ratio");
  });

  it("refuses more unpacked bytes than the limit, before it unpacks any", async () => {
    await expectRule(craftPackage({ name: "a.bin", content: zeros(5_000) }), "package/too-much-content", {
      unpackedBytes: 4_000,
    });
  });

  it("counts what is announced over all files", async () => {
    const files = Array.from({ length: 70 }, (_, index) => ({
      name: `${index}.bin`,
      content: zeros(900_000),
      method: 8,
    }));
    await expectRule(craftPackage(...files), "package/too-much-content");
  });

  it("stops unpacking where the announced size ends, however much follows", async () => {
    const packed = deflateRawSync(zeros(50_000_000));
    await expectRule(craftPackage({ name: "a.bin", method: 8, packed, size: 10 }), "package/size-differs");
    await expectRule(craftPackage({ name: "a.bin", method: 8, packed, size: 0 }), "package/size-differs");
  });

  it("never reaches the end of a bomb", async () => {
    const packed = deflateRawSync(zeros(50_000_000)).subarray(0, -20);
    await expectRule(craftPackage({ name: "a.bin", method: 8, packed, size: 10 }), "package/size-differs");
  });

  it("refuses a file that unpacks to less than announced", async () => {
    await expectRule(craftPackage({ name: "a.bin", content: "abc", method: 8, size: 4 }), "package/size-differs");
    await expectRule(craftPackage({ name: "a.bin", content: "abc", size: 4 }), "package/size-differs");
  });

  it("refuses too many files", async () => {
    const files = Array.from({ length: defaultLimits.files }, (_, index) => ({ name: `${index}.js` }));
    await expectRule(craftPackage(...files), "package/too-many-files");
  });

  it("refuses files that share their bytes", async () => {
    await expectRule(craftPackage({ name: "manifest.json", offset: 0 }), "package/duplicate-path");
    const [first, ...others] = toEntries();
    const twin: CraftedEntry = { ...first!, name: "twin.json", localName: "manifest.json", offset: 0 };
    await expectRule(craftZip([first!, ...others, twin]), "package/headers-differ");
  });

  it("refuses a file that reaches into the directory", async () => {
    await expectRule(craftPackage({ name: "a.js", content: "abc", size: 60, packedSize: 60 }), "package/overlap");
  });

  it("refuses a file that lies inside another's bytes", async () => {
    const inner = craftZip([{ name: "inner.js", content: "1" }]);
    const outer: CraftedEntry = { name: "outer.js", content: inner };
    const innerOffset = craftPackage().readUInt32LE(craftPackage().length - 6) + 30 + "outer.js".length;
    const bytes = craftPackage(outer, { name: "inner.js", content: "1", offset: innerOffset });
    await expectRule(bytes, "package/overlap");
  });
});

describe("bytes that belong to no file", () => {
  it.each<[string, CraftedArchive]>([
    ["before the archive", { prefix: junk }],
    ["after the archive", { suffix: junk }],
    ["in its comment", { comment: junk }],
    ["before its directory", { beforeDirectory: junk }],
    ["in its directory", { inDirectory: junk }],
  ])("refuses them %s", async (_, archive) => {
    await expectRule(craftZip(toEntries(), archive), "package/extra-bytes");
  });

  it("refuses them between two files", async () => {
    const [first, ...others] = toEntries();
    await expectRule(craftZip([{ ...first!, gap: junk }, ...others]), "package/extra-bytes");
  });

  it("refuses them before the archive where it looks like one too", async () => {
    const decoy = craftZip([{ name: "decoy.js" }]);
    await expectRule(craftZip(toEntries(), { prefix: decoy }), "package/extra-bytes");
  });

  it("refuses a second archive in the comment, which some readers would take for the first", async () => {
    const other = craftZip([{ name: "other.js" }]);
    await expectRule(craftZip(toEntries(), { comment: other }), "package/not-a-zip");
    const first = craftZip(toEntries(), { comment: other });
    await expectRule(
      craftZip([{ name: "other.js" }], { prefix: first.subarray(0, -other.length) }),
      "package/extra-bytes",
    );
  });

  it("refuses them behind the end of a packed file", async () => {
    const packed = Buffer.concat([deflateRawSync(Buffer.from("abc")), junk]);
    await expectRule(craftPackage({ name: "a.js", content: "abc", method: 8, packed }), "package/damaged");
  });
});

describe("headers", () => {
  it("refuses a file whose two headers name it differently, or announce different sizes", async () => {
    await expectRule(craftPackage({ name: "a.js", localName: "b.js" }), "package/headers-differ");
    await expectRule(craftPackage({ name: "a.js", content: "abc", localSize: 2 }), "package/headers-differ");
  });

  it("takes no name from a field that only some readers look at", async () => {
    const other = Buffer.from("other.js");
    const field = Buffer.concat([Buffer.from([0x75, 0x70, 5 + other.length, 0, 1, 0, 0, 0, 0]), other]);
    expect((await refusalOf(craftPackage({ name: "a.js", directoryExtra: field }))).path).toBe("a.js");
  });

  it("refuses a wrong checksum and damaged bytes", async () => {
    await expectRule(craftPackage({ name: "a.js", content: "abc", crc: 1 }), "package/damaged");
    await expectRule(
      craftPackage({ name: "a.js", method: 8, packed: Buffer.from([0xff, 0xff]), size: 3 }),
      "package/damaged",
    );
  });

  it("gives files that are stored and files that are deflated alike", async () => {
    const stored = craftZip(toEntries().map((entry) => ({ ...entry, method: 0 })));
    const opened = await openPackage(stored);
    expect(opened.outcome === "DONE" && [...opened.package.files.keys()]).toEqual([...soundFiles().keys()]);
  });
});
