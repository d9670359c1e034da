import type { Entry, LocalFileHeader } from "yauzl";
import { PackageRefused } from "../refusal.ts";

export interface PlacedEntry {
  entry: Entry;
  name: string;
  header: LocalFileHeader;
}

const repair = "Pack the app again.";
const endRecordSize = 22;
const directoryHeaderSize = 46;

/** Refuses an archive that two readers could read in two ways: every byte belongs to exactly one file or to the directory. */
export function checkLayout(buffer: Buffer, places: readonly PlacedEntry[]): void {
  for (const place of places) checkHeaders(place);
  let position = 0;
  const inOrder = places.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  for (const { entry, name: path, header } of inOrder) {
    const begin = entry.relativeOffsetOfLocalHeader;
    if (begin < position)
      throw new PackageRefused("package/overlap", `"${path}" shares bytes of the archive with another file.`, repair, {
        path,
      });
    if (begin > position)
      throw new PackageRefused(
        "package/extra-bytes",
        `${begin - position} bytes before "${path}" belong to no file.`,
        repair,
        { path },
      );
    position = header.fileDataStart + entry.compressedSize;
  }
  checkDirectory(buffer, places, position);
}

/** The directory follows the last file, holds the entries and nothing else, and ends the archive. */
function checkDirectory(buffer: Buffer, places: readonly PlacedEntry[], filesEnd: number): void {
  const end = buffer.length - endRecordSize;
  const size = places.reduce((sum, { entry }) => sum + toDirectorySize(entry), 0);
  if (filesEnd > end - size)
    throw new PackageRefused("package/overlap", "A file shares bytes with the archive's directory.", repair);
  const isExact =
    buffer.readUInt32LE(end) === 0x06054b50 &&
    buffer.readUInt32LE(end + 12) === size &&
    buffer.readUInt32LE(end + 16) === filesEnd &&
    filesEnd + size === end;
  if (!isExact)
    throw new PackageRefused("package/extra-bytes", "The archive carries bytes that belong to no file.", repair);
}

const toDirectorySize = ({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number =>
  directoryHeaderSize + fileNameLength + extraFieldLength + fileCommentLength;

function checkHeaders({ entry, name: path, header }: PlacedEntry): void {
  const isSame =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    header.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    header.crc32 === entry.crc32 &&
    header.compressedSize === entry.compressedSize &&
    header.uncompressedSize === entry.uncompressedSize;
  if (isSame) return;
  throw new PackageRefused("package/headers-differ", `The two headers of "${path}" say different things.`, repair, {
    path,
  });
}
