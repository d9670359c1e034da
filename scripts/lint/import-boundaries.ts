// Which folder may import which: the one table that holds the architecture's arrows. Read by the lint plugin.
import { dirname, posix } from "node:path";

/** A folder's own packages that it may import. Whatever a folder does not name, it may not import. */
const mayImport: Record<string, readonly string[]> = {
  "packages/contract": [],
  "packages/wire": ["contract"],
  "packages/sdk": ["contract", "wire"],
  "packages/host": ["contract", "wire"],
  "packages/engine": ["contract"],
  "packages/app-package": ["contract"],
  "packages/live": ["contract", "wire"],
  "packages/legacy-toolbar": ["contract", "sdk", "wire"],
  "packages/testing": ["contract", "engine", "host", "sdk", "wire"],
  "packages/conformance": ["contract", "e2e", "host", "live", "sdk", "testing", "wire"],
  "apps/server": ["app-package", "contract", "engine", "live", "wire"],
  "apps/console": ["contract", "host", "live", "wire"],
  "apps/toolbar": ["console", "contract", "host", "live", "wire"],
  "apps/widget": ["live"],
  "apps/phone": ["live"],
  e2e: ["app-package", "contract", "engine", "host", "live", "sdk", "wire"],
  bench: ["app-package", "contract", "e2e", "engine", "host", "live", "sdk", "wire"],
  scripts: ["app-package"],
};

/** Packages that stand on the web platform alone: no other package reaches an app's or a console's bundle through them. */
const standAlone = new Set(["packages/contract", "packages/wire", "packages/sdk", "packages/host", "packages/engine"]);
/** Runs on a developer's machine, never in a bundle. */
const isTooling = (file: string) =>
  /\.(test|config|fakes)\.tsx?$|\/build\.ts$|^packages\/contract\/src\/(source\/|generate)/.test(file);

export interface ImportSite {
  /** The importing file, relative to the repository, with forward slashes. */
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function workspaceOf(file: string): string {
  return /^(packages|apps|examples)\/[^/]+/.exec(file)?.[0] ?? file.split("/", 1)[0] ?? "";
}

function featureOf(file: string): string | undefined {
  return /^apps\/console\/src\/features\/([^/]+)\//.exec(file)?.[1];
}

function findPackageFault({ file, specifier, typeOnly }: ImportSite): string | null {
  const name = specifier.split("/")[1] ?? "";
  const from = workspaceOf(file);
  if (from.startsWith("examples/")) {
    if (name === "sdk" && typeOnly) return null;
    return "An example has what an outside developer has: it loads the SDK at run time and may import only types of @omni/sdk.";
  }
  if (mayImport[from]?.includes(name)) return null;
  return `${from} may not import @omni/${name}: see the table in scripts/lint/import-boundaries.ts.`;
}

function findRelativeFault({ file, specifier }: ImportSite): string | null {
  const target = posix.join(dirname(file), specifier);
  const from = workspaceOf(file);
  // A benchmark of the server's inside stands inside the server.
  if (from === "bench" && workspaceOf(target) === "apps/server") return null;
  if (workspaceOf(target) !== from) {
    return `${target} lies in another workspace: import it by its package name.`;
  }
  const feature = featureOf(target);
  if (feature !== undefined && feature !== featureOf(file) && !target.endsWith(`/features/${feature}/index.ts`)) {
    return `The insides of the feature "${feature}" are its own: import from features/${feature}/index.ts.`;
  }
  if (feature !== undefined && /^apps\/console\/src\/(ui|lib)\//.test(file)) {
    return "ui and lib serve every feature and know none.";
  }
  return null;
}

/** What is wrong with an import, or null. */
export function findImportFault(site: ImportSite): string | null {
  const { file, specifier, typeOnly } = site;
  if (specifier.startsWith("@omni/")) return findPackageFault(site);
  if (specifier.startsWith(".")) return findRelativeFault(site);
  if (standAlone.has(workspaceOf(file)) && !typeOnly && !isTooling(file)) {
    return `${workspaceOf(file)} has no dependencies outside this repository; "${specifier}" would be the first.`;
  }
  return null;
}
