import { findPathFault, toPathKey } from "../manifest/package-path.ts";
import { PackageRefused } from "../refusal.ts";

/** Refuses names that leave the package, and names that a file system could take for one another. */
export function checkNames(names: readonly string[]): void {
  const byKey = new Map<string, string>();
  for (const path of names) {
    // A folder's entry is refused as one, by its kind.
    const fault = findPathFault(path.replace(/(?<=[^/])\/$/, ""));
    if (fault !== null) {
      throw new PackageRefused(
        "package/unsafe-path",
        `The name ${JSON.stringify(path)} cannot be used: ${fault}.`,
        "Rename the file.",
        { path },
      );
    }
    const key = toPathKey(path);
    const twin = byKey.get(key);
    if (twin !== undefined) throw toTwinRefusal(path, twin);
    byKey.set(key, path);
  }
  for (const [key, path] of byKey) {
    for (let end = key.indexOf("/"); end > 0; end = key.indexOf("/", end + 1)) {
      const twin = byKey.get(key.slice(0, end));
      if (twin !== undefined) throw toTwinRefusal(path, twin);
    }
  }
}

const toTwinRefusal = (path: string, twin: string): PackageRefused =>
  new PackageRefused(
    "package/duplicate-path",
    path === twin
      ? `${JSON.stringify(path)} is in the package twice.`
      : `${JSON.stringify(path)} and ${JSON.stringify(twin)} are one name to some file systems.`,
    "Rename or remove one of them.",
    { path },
  );
