import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { type PackageLimits, toSizeText } from "../limits.ts";
import { PackageRefused } from "../refusal.ts";
import { checkNames } from "./check-names.ts";
import { checkEntry, toName } from "./check-entry.ts";
import { checkLayout, type PlacedEntry } from "./check-layout.ts";
import { inflateEntry } from "./inflate-entry.ts";

const repair = "Pack the app again.";

/**
 * The files of an archive, by name. The archive is read strictly: its directory and the headers before each file agree, its
 * files lie one after the other without a byte between them, and no more is unpacked than the directory announced.
 */
export async function readZip(bytes: Uint8Array, limits: PackageLimits): Promise<Map<string, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkBeginning(buffer);
  const zip = await orDamaged(fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false }));
  if (zip.entryCount > limits.files) {
    throw new PackageRefused(
      "package/too-many-files",
      `The package holds ${zip.entryCount} files; ${limits.files} are allowed.`,
      "Bundle the app into fewer files.",
    );
  }
  const entries = await readDirectory(zip);
  checkNames(entries.map(({ name }) => name));
  for (const { entry, name } of entries) checkEntry(entry, name, limits);
  checkTotal(
    entries.map(({ entry }) => entry),
    limits,
  );
  const placed: PlacedEntry[] = [];
  for (const { entry, name } of entries)
    placed.push({ entry, name, header: await orDamaged(zip.readLocalFileHeaderPromise(entry)) });
  checkLayout(buffer, placed);
  const files = new Map<string, Uint8Array>();
  for (const place of placed) files.set(place.name, await inflateEntry(buffer, place));
  return files;
}

function checkBeginning(buffer: Buffer): void {
  if (buffer.length < 22)
    throw new PackageRefused("package/not-a-zip", "The file is too short to be a package.", repair);
  const begin = buffer.readUInt32LE(0);
  const isEmpty = begin === 0x06054b50;
  if (begin === 0x04034b50 || isEmpty) return;
  const holdsZip = buffer.includes(Buffer.from("PK\u0005\u0006"));
  throw holdsZip
    ? new PackageRefused("package/extra-bytes", "Something stands before the archive in the file.", repair)
    : new PackageRefused(
        "package/not-a-zip",
        "The file is not a zip archive.",
        "Choose a file that `omni-app pack` wrote.",
      );
}

async function readDirectory(zip: ZipFile): Promise<{ entry: Entry; name: string }[]> {
  const entries: { entry: Entry; name: string }[] = [];
  const read = async (): Promise<void> => {
    for await (const entry of zip.eachEntry()) entries.push({ entry, name: toName(entry) });
  };
  await orDamaged(read());
  return entries;
}

function checkTotal(entries: readonly Entry[], limits: PackageLimits): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total <= limits.unpackedBytes) return;
  throw new PackageRefused(
    "package/too-much-content",
    `The package unpacks to ${toSizeText(total)}; ${toSizeText(limits.unpackedBytes)} are allowed.`,
    "Leave out source maps and media, or load them from a service.",
  );
}

/** What the zip reader refuses by itself is a damaged archive, whatever its words for it. */
async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof PackageRefused) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/strong encryption/.test(reason))
      throw new PackageRefused("package/encrypted", "The archive is encrypted.", "Pack the app without a password.");
    if (/comment length/.test(reason))
      throw new PackageRefused("package/extra-bytes", "Something stands after the archive in the file.", repair);
    throw new PackageRefused("package/not-a-zip", `The archive is damaged: ${reason.replace(/\.$/, "")}.`, repair);
  }
}
