import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { OmniError } from "@omni/wire";
import type { ContentFiles } from "../store/content-files.ts";
import { signatureBytes } from "./attachment-types.ts";

/** Exactly this many pass. */
export const largestAttachmentBytes = 25 * 1024 * 1024;

export const toTooLarge = (name: string): OmniError =>
  new OmniError("PAYLOAD_TOO_LARGE", `${name} is larger than 25 MB. Send a smaller file.`, {
    details: { limit: largestAttachmentBytes },
  });

/** A file that was taken in whole but does not have its name yet. */
export interface IncomingFile {
  path: string;
  sha256: string;
  sizeBytes: number;
  /** Its first bytes, which tell what it is. */
  head: Buffer;
}

/** Takes a stream in. Rejects with PAYLOAD_TOO_LARGE, or as the stream does, and leaves nothing. */
export const takeAttachment = (
  files: ContentFiles,
  name: string,
  content: AsyncIterable<Buffer>,
): Promise<IncomingFile> => files.take((file) => write(name, file, content));

async function write(
  name: string,
  file: FileHandle,
  content: AsyncIterable<Buffer>,
): Promise<Omit<IncomingFile, "path">> {
  const hash = createHash("sha256");
  const heads: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of content) {
    if (sizeBytes < signatureBytes) heads.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > largestAttachmentBytes) throw toTooLarge(name);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { sha256: hash.digest("hex"), sizeBytes, head: Buffer.concat(heads).subarray(0, signatureBytes) };
}
