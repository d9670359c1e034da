import semver from "semver";
import { PackageRefused } from "./refusal.ts";
import type { PackageSignature, SignedContent } from "./signing.ts";

/** What the caller knows of the app already. */
export interface Expectations {
  name?: string;
  version?: string;
  /** SHA-256 of the file in hex, where the publisher tells it. */
  sha256?: string;
  /** The publisher's public key, pinned when the app was first installed; null when that package was not signed. */
  pinnedKey?: string | null;
  installed?: readonly { version: string; contentHash: string }[];
  /** Whether an older version than the newest installed may be added. */
  allowDowngrade?: boolean;
}

/** Refuses a package that is sound by itself and not the one that may be installed here. */
export function checkExpectations(
  found: SignedContent,
  signature: PackageSignature | null,
  expected: Expectations,
): void {
  checkIdentity(found, expected);
  checkKey(signature, expected.pinnedKey ?? null);
  checkVersion(found, expected);
}

/** Refuses another file than the expected one, before it is looked into. */
export function checkFile(sha256: string, expected: Expectations): void {
  if (expected.sha256 === undefined || expected.sha256.toLowerCase() === sha256) return;
  throw new PackageRefused(
    "package/checksum",
    `The file's SHA-256 is ${sha256}, not ${expected.sha256}.`,
    "Download it again; if it stays so, ask the publisher.",
  );
}

function checkIdentity({ name, version }: SignedContent, expected: Expectations): void {
  if (expected.name !== undefined && expected.name !== name)
    throw new PackageRefused(
      "package/name",
      `The package is "${name}", not "${expected.name}".`,
      `Choose a package of "${expected.name}".`,
    );
  if (expected.version !== undefined && expected.version !== version)
    throw new PackageRefused(
      "package/version",
      `The package is version ${version}, not ${expected.version}.`,
      `Choose the package of version ${expected.version}.`,
    );
}

function checkKey(signature: PackageSignature | null, pinnedKey: string | null): void {
  if (pinnedKey === null) return;
  if (signature === null) {
    throw new PackageRefused(
      "package/signature-missing",
      "Earlier packages of this app were signed; this one is not.",
      "Ask the publisher for the signed package.",
    );
  }
  if (signature.publicKey === pinnedKey) return;
  throw new PackageRefused(
    "package/signature-key",
    `The package is signed by ${signature.fingerprint}, not by the publisher's key.`,
    "Ask the publisher whether the key was changed; to trust the new one, uninstall the app first.",
  );
}

function checkVersion(
  { version, contentHash }: SignedContent,
  { installed = [], allowDowngrade = false }: Expectations,
): void {
  const same = installed.find((other) => other.version === version);
  if (same !== undefined) {
    if (same.contentHash === contentHash) return;
    throw new PackageRefused(
      "package/version-taken",
      `Version ${version} is installed with other contents.`,
      "Raise the version of the manifest.",
    );
  }
  const newest = installed.map((other) => other.version).toSorted(semver.rcompare)[0];
  if (allowDowngrade || newest === undefined || semver.gt(version, newest)) return;
  throw new PackageRefused(
    "package/downgrade",
    `Version ${newest} is installed, which is newer than ${version}.`,
    "To go back, roll back to a version that is installed, or raise this package's version.",
  );
}
