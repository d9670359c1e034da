import { zipSync, type Zippable } from "fflate";
import { manifestPath, readManifest } from "./check-contents.ts";
import { fileListPath, signaturePath, toFileList } from "./file-list.ts";
import { isCompressedFormat } from "./manifest/content-types.ts";
import type { PackageLimits } from "./limits.ts";
import { openPackage, type AppPackage } from "./open-package.ts";
import { readFolder } from "./read-folder.ts";
import { orRefusal, type PackageRefusal, PackageRefused } from "./refusal.ts";
import { signContent } from "./signing.ts";
import { checkNames } from "./zip/check-names.ts";

export interface PackOptions {
  /** The publisher's Ed25519 private key, PKCS #8 PEM. Without it the package is not signed. */
  signingKey?: string;
  limits?: Partial<PackageLimits>;
}

export type PackedPackage =
  | { outcome: "DONE"; bytes: Uint8Array; package: AppPackage }
  | { outcome: "REFUSED"; refusal: PackageRefusal };

/** Packs a built app's folder. The same files give the same bytes, on every machine. */
export async function packFolder(folder: string, options: PackOptions = {}): Promise<PackedPackage> {
  const read = await orRefusal(async () => ({ files: await readFolder(folder) }));
  return read.outcome === "REFUSED" ? read : packFiles(read.files, options);
}

/** Packs files in memory, by path. What it gives has passed every check of `openPackage`. */
export async function packFiles(
  files: ReadonlyMap<string, Uint8Array>,
  options: PackOptions = {},
): Promise<PackedPackage> {
  const packed = await orRefusal(async () => ({ bytes: toBytes(files, options.signingKey) }));
  if (packed.outcome === "REFUSED") return packed;
  const opened = await openPackage(packed.bytes, options.limits === undefined ? {} : { limits: options.limits });
  return opened.outcome === "REFUSED" ? opened : { ...packed, package: opened.package };
}

function toBytes(files: ReadonlyMap<string, Uint8Array>, signingKey: string | undefined): Uint8Array {
  const contents = new Map([...files].map(([path, bytes]) => [path.normalize("NFC"), bytes]));
  checkNames([...files.keys()]);
  const own = [...contents.keys()].find((path) => /^meta(\/|$)/i.test(path));
  if (own !== undefined)
    throw new PackageRefused(
      "package/unsafe-path",
      `"${own}" stands where the packer writes its own files.`,
      "Rename the folder.",
      { path: own },
    );
  const { name, version } = readManifest(contents);
  const list = toFileList(contents);
  contents.set(fileListPath, encode(`${JSON.stringify(list, null, 2)}\n`));
  if (signingKey !== undefined)
    contents.set(signaturePath, encode(signContent({ name, version, contentHash: list.contentHash }, signingKey)));
  return toZip(contents);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// Zip holds local time without a zone: the parts are the same wherever this runs. Noon, because some zones skip midnights.
const toFixedDate = (): Date => new Date(1980, 0, 1, 12);
const unixSystem = 3;
const plainFile = 0o100644 << 16;

/** The manifest first, then by name; compressed by plain JavaScript, whose output no processor or zlib build changes. */
function toZip(contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const others = [...contents.keys()].filter((path) => path !== manifestPath).toSorted((a, b) => (a < b ? -1 : 1));
  const entries: Zippable = {};
  for (const path of [manifestPath, ...others]) {
    entries[path] = [
      contents.get(path) ?? new Uint8Array(),
      { level: isCompressedFormat(path) ? 0 : 6, mtime: toFixedDate(), os: unixSystem, attrs: plainFile },
    ];
  }
  return zipSync(entries);
}
