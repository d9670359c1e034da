import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Package files by their hash in the data folder: written aside, flushed, and named only when they are whole. */
export class PackageFiles {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "apps");
  }

  get #incoming(): string {
    return join(this.#folder, "incoming");
  }

  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), `${sha256}.aaex`);
  }

  /** Writes bytes aside, flushed to disk. */
  async take(bytes: Uint8Array): Promise<string> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    const file = await open(path, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives a file that was taken its name by content. */
  async keep(path: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await syncFolder(dirname(target));
    await syncFolder(this.#folder);
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** Removes what a stop left half done, and every file but the named ones. */
  async keepOnly(known: ReadonlySet<string>): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    if (!existsSync(this.#folder)) return;
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const sha256 = /^([0-9a-f]{64})\.aaex$/.exec(entry.name)?.[1];
      if (entry.isFile() && sha256 !== undefined && !known.has(sha256)) await rm(this.pathOf(sha256), { force: true });
    }
  }
}
