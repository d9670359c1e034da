import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { openPackage, toContentType, type AppPackage } from "@omni/app-package";
import type { ContentFiles } from "../store/content-files.ts";

const compress = promisify(gzip);

/** Opened packages are kept in memory up to this; the one that was not asked for longest goes first. */
const keptBytes = 192 * 1024 * 1024;
/** Smaller files gain nothing. */
const compressFrom = 1024;

interface OpenedFiles {
  files: ReadonlyMap<string, Uint8Array>;
  bytes: number;
  compressed: Map<string, Promise<Buffer>>;
}

export interface HostedFile {
  bytes: Uint8Array;
  contentType: string;
  isCompressed: boolean;
}

const isText = (contentType: string): boolean => /^text\/|json|javascript|xml|wasm/.test(contentType);

/** The files of installed packages, out of the packages themselves. */
export class HostedFiles {
  readonly #packages: ContentFiles;
  readonly #opened = new Map<string, Promise<OpenedFiles>>();
  #sizes = new Map<string, number>();

  constructor(packages: ContentFiles) {
    this.#packages = packages;
  }

  /** Keeps a package that was just opened. */
  put({ sha256, files }: AppPackage): void {
    this.#remember(sha256, Promise.resolve(toOpened(files)));
  }

  forget(sha256: string): void {
    this.#opened.delete(sha256);
    this.#sizes.delete(sha256);
  }

  /** A file of a package, or null when it has no such file. */
  async find(sha256: string, path: string, acceptsGzip: boolean): Promise<HostedFile | null> {
    const { files, compressed } = await this.#open(sha256);
    const bytes = files.get(path);
    if (bytes === undefined) return null;
    const contentType = toContentType(path);
    if (!acceptsGzip || bytes.length < compressFrom || !isText(contentType))
      return { bytes, contentType, isCompressed: false };
    const packed = compressed.get(path) ?? compress(bytes);
    compressed.set(path, packed);
    return { bytes: await packed, contentType, isCompressed: true };
  }

  #open(sha256: string): Promise<OpenedFiles> {
    const known = this.#opened.get(sha256);
    const opened = known ?? this.#read(sha256);
    this.#remember(sha256, opened);
    return opened;
  }

  async #read(sha256: string): Promise<OpenedFiles> {
    const path = this.#packages.pathOf(sha256);
    const opened = await openPackage(path, { expected: { sha256 } });
    if (opened.outcome === "DONE") return toOpened(opened.package.files);
    this.forget(sha256);
    throw new Error(`${path} can no longer be read: ${opened.refusal.problem}`);
  }

  /** The newest at the end. */
  #remember(sha256: string, opened: Promise<OpenedFiles>): void {
    this.#opened.delete(sha256);
    this.#opened.set(sha256, opened);
    opened.then(
      ({ bytes }) => {
        if (this.#opened.get(sha256) !== opened) return;
        this.#sizes.set(sha256, bytes);
        this.#shrink();
      },
      () => this.forget(sha256),
    );
  }

  #shrink(): void {
    let total = [...this.#sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    for (const sha256 of [...this.#opened.keys()].slice(0, -1)) {
      if (total <= keptBytes) return;
      total -= this.#sizes.get(sha256) ?? 0;
      this.forget(sha256);
    }
  }
}

const toOpened = (files: AppPackage["files"]): OpenedFiles => ({
  files,
  bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
  compressed: new Map(),
});
