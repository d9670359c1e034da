import { open as openFile } from "node:fs/promises";
import { checkContents } from "./check-contents.ts";
import { checkExpectations, checkFile, type Expectations } from "./check-expectations.ts";
import { checkFileList, signaturePath, toSha256 } from "./file-list.ts";
import { defaultLimits, type PackageLimits, toSizeText } from "./limits.ts";
import type { Manifest } from "./manifest/manifest-schema.ts";
import { orRefusal, type PackageRefusal, PackageRefused } from "./refusal.ts";
import { checkSignature, type PackageSignature } from "./signing.ts";
import { readZip } from "./zip/read-zip.ts";

/** A package that passed every check. */
export interface AppPackage {
  manifest: Manifest;
  /** What is in it, whichever way it is compressed: sha-256 over its list of files, in hex. */
  contentHash: string;
  /** The file itself: sha-256 in hex. */
  sha256: string;
  bytes: number;
  /** Who signed it, or null. */
  signature: PackageSignature | null;
  /** The app's files by path, the manifest among them, without the packer's own in META. */
  files: ReadonlyMap<string, Uint8Array>;
}

export interface OpenOptions {
  limits?: Partial<PackageLimits>;
  expected?: Expectations;
}

export type OpenedPackage = { outcome: "DONE"; package: AppPackage } | { outcome: "REFUSED"; refusal: PackageRefusal };

/** Checks a package, given as bytes or as a file's path, and gives its contents; or says the first reason to refuse it. */
export async function openPackage(source: Uint8Array | string, options: OpenOptions = {}): Promise<OpenedPackage> {
  const limits = { ...defaultLimits, ...options.limits };
  return orRefusal(async () => {
    const bytes = typeof source === "string" ? await readAtMost(source, limits.packedBytes) : source;
    return { package: await checkPackage(bytes, limits, options.expected ?? {}) };
  });
}

async function checkPackage(bytes: Uint8Array, limits: PackageLimits, expected: Expectations): Promise<AppPackage> {
  if (bytes.length > limits.packedBytes) throw toTooLarge(bytes.length, limits.packedBytes);
  const sha256 = toSha256(bytes);
  checkFile(sha256, expected);
  const contents = await readZip(bytes, limits);
  const manifest = checkContents(contents);
  const { contentHash } = checkFileList(contents);
  const signatureBytes = contents.get(signaturePath);
  const found = { name: manifest.name, version: manifest.version, contentHash };
  const signature = signatureBytes === undefined ? null : checkSignature(signatureBytes, found);
  checkExpectations(found, signature, expected);
  const files = new Map([...contents].filter(([path]) => !path.startsWith("META/")));
  return { manifest, contentHash, sha256, bytes: bytes.length, signature, files };
}

/** One handle for size and bytes, so that no other file can take its place in between. */
async function readAtMost(path: string, limit: number): Promise<Uint8Array> {
  const file = await openFile(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackageRefused(
      "package/unreadable",
      `The package cannot be read: ${reason}.`,
      "Give the path of an .aaex file.",
    );
  });
  try {
    const { size } = await file.stat();
    if (size > limit) throw toTooLarge(size, limit);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const toTooLarge = (size: number, limit: number): PackageRefused =>
  new PackageRefused(
    "package/too-large",
    `The package is ${toSizeText(size)}; ${toSizeText(limit)} are allowed.`,
    "Leave out source maps and media, or load them from a service.",
  );
