import type { ManifestProblem } from "./manifest/problem.ts";

/** Every reason for which a package is refused, by its id. */
export const packageRules = {
  "package/unreadable": "The file cannot be read.",
  "package/checksum": "The file is not the one whose hash is expected.",
  "package/too-large": "The file is larger than the limit for packed bytes.",
  "package/not-a-zip": "The file is no zip archive, or a damaged one.",
  "package/extra-bytes":
    "The archive carries bytes that belong to no file: before, between or after them, or in a comment.",
  "package/overlap": "Two files of the archive share bytes.",
  "package/headers-differ": "A file's two headers in the archive say different things.",
  "package/too-many-files": "The archive holds more files than the limit.",
  "package/unsafe-path": "A name leaves the package, is absolute, or is not one that every file system takes alike.",
  "package/special-file": "An entry is a link, a folder, a device or anything but a file.",
  "package/duplicate-path":
    "Two names are one to a file system: by letter case, by Unicode form, or one is a folder of the other.",
  "package/encrypted": "A file is encrypted.",
  "package/compression": "A file is compressed by something else than deflate.",
  "package/too-much-content": "The files are larger than the limit for unpacked bytes.",
  "package/ratio": "A file unpacks to more than the limit allows for its packed bytes.",
  "package/size-differs": "A file unpacks to another size than the archive says.",
  "package/damaged": "A file's packed bytes are damaged.",
  "package/no-manifest": "The package has no manifest.json at its root.",
  "package/manifest": "The manifest has problems; each is listed with its own rule.",
  "package/no-file-list": "The package has no META/files.json.",
  "package/file-list": "META/files.json is not as the packer writes it.",
  "package/file-missing": "A listed file is not in the archive.",
  "package/file-unlisted": "A file of the archive is not in the list.",
  "package/file-hash": "A file's bytes are not those of the list.",
  "package/content-hash": "The list's own hash does not follow from its files.",
  "package/page-missing": "A page of the manifest is not in the package.",
  "package/icon-missing": "The icon of the manifest is not in the package, or no picture.",
  "package/hosted-elsewhere": "The app of the manifest is hosted elsewhere: it is installed by its manifest's address.",
  "package/signature": "The signature does not verify, or its file is malformed.",
  "package/signature-missing": "The publisher's key is known, and the package is not signed.",
  "package/signature-key": "The package is signed by another key than the publisher's.",
  "package/name": "The package is another app than the expected one.",
  "package/version": "The package is another version than the expected one.",
  "package/downgrade": "A newer version is installed.",
  "package/version-taken": "This version is installed with other contents.",
  "package/folder": "The folder to pack cannot be read, or holds what a package cannot.",
  "package/key": "The key to sign with is not an Ed25519 private key.",
} as const;

export type PackageRule = keyof typeof packageRules;

/** Why a package was not packed or opened, and what to do. */
export interface PackageRefusal {
  rule: PackageRule;
  /** The file of the package that it is about. */
  path: string | null;
  problem: string;
  repair: string;
  /** What is wrong in the manifest, for the rule `package/manifest`. */
  problems: readonly ManifestProblem[];
}

/** Carries a refusal out of a check; it never leaves this package. */
export class PackageRefused extends Error {
  readonly refusal: PackageRefusal;

  constructor(rule: PackageRule, problem: string, repair: string, more: Partial<PackageRefusal> = {}) {
    super(problem);
    this.refusal = { rule, path: null, problems: [], ...more, problem, repair };
  }
}

/** A refusal is an expected outcome, hence data. */
export async function orRefusal<T extends object>(
  work: () => Promise<T>,
): Promise<({ outcome: "DONE" } & T) | { outcome: "REFUSED"; refusal: PackageRefusal }> {
  try {
    return { outcome: "DONE", ...(await work()) };
  } catch (error) {
    if (error instanceof PackageRefused) return { outcome: "REFUSED", refusal: error.refusal };
    throw error;
  }
}
