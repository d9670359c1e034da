import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OmniError } from "@omni/wire";
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Content by its hash in a folder: written aside, flushed, and named only when it is whole. */
export class AttachmentFiles {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "attachments");
  }

  get #incoming(): string {
    return join(this.#folder, "incoming");
  }

  /** Where the content lies, as folder and name below it. */
  placeOf(sha256: string): { folder: string; name: string } {
    return { folder: this.#folder, name: join(sha256.slice(0, 2), sha256) };
  }

  #pathOf(sha256: string): string {
    const { folder, name } = this.placeOf(sha256);
    return join(folder, name);
  }

  /** Begins anew after a stop: what was only half taken in is gone. */
  async clearIncoming(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true });
  }

  /** Takes a stream in, flushed to disk. Rejects with PAYLOAD_TOO_LARGE, or as the stream does, and leaves nothing. */
  async take(name: string, content: AsyncIterable<Buffer>): Promise<IncomingFile> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    const file = await open(path, "wx");
    try {
      const written = await write(name, file, content);
      await file.sync();
      return { path, ...written };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives the file its name by content. */
  async keep({ path, sha256 }: IncomingFile): Promise<void> {
    const target = this.#pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await syncFolder(dirname(target));
  }

  async drop({ path }: IncomingFile): Promise<void> {
    await rm(path, { force: true });
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  /** Every content that is kept. */
  async all(): Promise<string[]> {
    if (!existsSync(this.#folder)) return [];
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map(({ name }) => name);
  }
}

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
