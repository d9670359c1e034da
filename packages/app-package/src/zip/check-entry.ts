import type { Entry } from "yauzl";
import { type PackageLimits, ratioMattersFrom, toSizeText } from "../limits.ts";
import { PackageRefused } from "../refusal.ts";

const utf8Flag = 0x800;

/** An entry's name by its bytes alone; fields that would give it another name are not looked at. */
export function toName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const isAscii = raw.every((byte) => byte < 0x80);
  if (!isAscii && (entry.generalPurposeBitFlag & utf8Flag) === 0) throw unsafeName(raw, "it is not marked as UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw unsafeName(raw, "it is not UTF-8");
  }
}

const unsafeName = (raw: Buffer, why: string): PackageRefused =>
  new PackageRefused("package/unsafe-path", `A name in the package cannot be used: ${why}.`, "Rename the file.", {
    path: raw.toString("latin1"),
  });

/** Refuses an entry by what the directory says of it, before a byte of it is unpacked. */
export function checkEntry(entry: Entry, path: string, limits: PackageLimits): void {
  if (!isPlainFile(entry)) {
    const problem = `"${path}" is not a plain file: links, folders and devices are not packed.`;
    throw new PackageRefused("package/special-file", problem, "Replace it by the file itself.", { path });
  }
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0)
    throw new PackageRefused("package/encrypted", `"${path}" is encrypted.`, "Pack the app without a password.", {
      path,
    });
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const problem = `"${path}" is compressed by method ${entry.compressionMethod}.`;
    throw new PackageRefused("package/compression", problem, "Store the file, or compress it by deflate.", { path });
  }
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > ratioMattersFrom && uncompressedSize > compressedSize * limits.ratio) {
    const problem = `"${path}" unpacks ${toSizeText(compressedSize)} to ${toSizeText(uncompressedSize)}, more than ${limits.ratio} times as much.`;
    throw new PackageRefused("package/ratio", problem, "Leave out files that hold nothing.", { path });
  }
}

function isPlainFile({ externalFileAttributes, fileNameRaw, fileNameLength }: Entry): boolean {
  const unixType = (externalFileAttributes >>> 16) & 0o170000;
  const isDosFolderOrVolume = (externalFileAttributes & 0x18) !== 0;
  const endsInSlash = fileNameRaw[fileNameLength - 1] === 0x2f;
  return (unixType === 0 || unixType === 0o100000) && !isDosFolderOrVolume && !endsInSlash;
}
