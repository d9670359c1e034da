import { isIconPath } from "./manifest/content-types.ts";
import type { Manifest } from "./manifest/manifest-schema.ts";
import { parseManifest, toProblemLine } from "./manifest/parse-manifest.ts";
import { PackageRefused } from "./refusal.ts";

export const manifestPath = "manifest.json";

/** The manifest, once it is right and what it names is in the package. */
export function checkContents(contents: ReadonlyMap<string, Uint8Array>): Manifest {
  const manifest = readManifest(contents);
  if (manifest.entryUrl !== undefined) {
    throw new PackageRefused(
      "package/hosted-elsewhere",
      "The app is hosted elsewhere, so that there is nothing to pack.",
      "Install it by its manifest's address.",
      { path: manifestPath },
    );
  }
  for (const { id, path } of manifest.pages ?? []) {
    if (!contents.has(path) || !/\.html?$/i.test(path)) {
      const problem = contents.has(path)
        ? `The page "${id}" names "${path}", which is not an HTML file.`
        : `The page "${id}" names "${path}", which is not in the package.`;
      throw new PackageRefused("package/page-missing", problem, "Build the app first, or correct the page's path.", {
        path,
      });
    }
  }
  const { icon } = manifest;
  if (icon === undefined || (contents.has(icon) && isIconPath(icon))) return manifest;
  const problem = contents.has(icon)
    ? `The icon "${icon}" is not an svg, png, webp or ico file.`
    : `The icon "${icon}" is not in the package.`;
  throw new PackageRefused("package/icon-missing", problem, "Add the picture, or correct the icon's path.", {
    path: icon,
  });
}

export function readManifest(contents: ReadonlyMap<string, Uint8Array>): Manifest {
  const bytes = contents.get(manifestPath);
  if (bytes === undefined)
    throw new PackageRefused(
      "package/no-manifest",
      "The package has no manifest.json at its root.",
      "Put it beside the pages, not in a folder above them.",
    );
  const { manifest, problems } = parseManifest(bytes, manifestPath);
  if (manifest !== null) return manifest;
  const first = problems[0];
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : "";
  const line = first === undefined ? "" : toProblemLine(manifestPath, first);
  throw new PackageRefused(
    "package/manifest",
    `The manifest has problems. ${line}${more}`,
    "Correct them in the manifest.",
    { path: manifestPath, problems },
  );
}
