import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files by the hash of their content in a folder of their own: written aside, flushed, and named only when they are whole. */
export class ContentFiles {
  readonly #folder: string;
  readonly #ending: string;

  /** Names are SHA-256 in hex and the ending, such as `.aaex`. */
  constructor(folder: string, ending = "") {
    this.#folder = folder;
    this.#ending = ending;
  }

  get #incoming(): string {
    return join(this.#folder, "incoming");
  }

  /** Where the content lies, as folder and name below it. */
  placeOf(sha256: string): { folder: string; name: string } {
    return { folder: this.#folder, name: join(sha256.slice(0, 2), `${sha256}${this.#ending}`) };
  }

  pathOf(sha256: string): string {
    const { folder, name } = this.placeOf(sha256);
    return join(folder, name);
  }

  /** Writes a file aside, flushed to disk, and gives its path with what `write` answers. Rejects as `write` does, and leaves nothing. */
  async take<T extends object>(write: (file: FileHandle) => Promise<T>): Promise<T & { path: string }> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    const file = await open(path, "wx");
    try {
      const written = await write(file);
      await file.sync();
      return { ...written, path };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives a file that was taken its name by content; durable when it resolves. */
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

  /** Begins anew after a stop: removes what was left half done, and every content but the named ones. */
  async keepOnly(known: ReadonlySet<string>): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    for (const sha256 of await this.#all()) if (!known.has(sha256)) await this.remove(sha256);
  }

  async #all(): Promise<string[]> {
    if (!existsSync(this.#folder)) return [];
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => {
      const sha256 = entry.name.slice(0, 64);
      return entry.isFile() && /^[0-9a-f]{64}$/.test(sha256) && entry.name === sha256 + this.#ending ? [sha256] : [];
    });
  }
}
