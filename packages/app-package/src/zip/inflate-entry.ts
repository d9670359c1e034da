import { crc32, inflateRaw, type InflateRaw } from "node:zlib";
import { PackageRefused } from "../refusal.ts";
import type { PlacedEntry } from "./check-layout.ts";

const repair = "Pack the app again.";

/** A file's bytes. Unpacking stops at the size that the directory announced, whatever the packed bytes would still give. */
export async function inflateEntry(buffer: Buffer, { entry, name: path, header }: PlacedEntry): Promise<Uint8Array> {
  const packed = buffer.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
  const content = entry.compressionMethod === 0 ? packed : await inflate(packed, entry.uncompressedSize, path);
  if (content.length !== entry.uncompressedSize) throw toSizeRefusal(path, entry.uncompressedSize);
  if (crc32(content) !== entry.crc32) throw toDamage(path, "its checksum differs");
  return content;
}

async function inflate(packed: Buffer, size: number, path: string): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  inflateRaw(packed, { info: true, maxOutputLength: Math.max(size, 1) }, (error, result) => {
    if (error !== null) {
      const isTooLong = "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      reject(isTooLong ? toSizeRefusal(path, size) : toDamage(path, error.message));
      return;
    }
    // Node gives the engine beside the bytes when it is asked for `info`; its types do not say so.
    const { buffer, engine } = result as unknown as { buffer: Buffer; engine: InflateRaw };
    if (engine.bytesWritten === packed.length) resolve(buffer);
    else reject(toDamage(path, "bytes follow its end"));
  });
  return promise;
}

const toSizeRefusal = (path: string, size: number): PackageRefused =>
  new PackageRefused(
    "package/size-differs",
    `"${path}" does not unpack to the ${size} bytes that the archive announces.`,
    repair,
    { path },
  );

const toDamage = (path: string, why: string): PackageRefused =>
  new PackageRefused("package/damaged", `"${path}" cannot be unpacked: ${why}.`, repair, { path });
