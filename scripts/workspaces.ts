// The workspaces of this repository, read from their package.json files.
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.ts";

export interface Workspace {
  name: string;
  /** Relative to the root, with forward slashes: "packages/sdk". */
  folder: string;
  private: boolean;
  /** Folders of the workspaces that it depends on, and that those depend on. */
  needs: string[];
}

interface PackageJson {
  name: string;
  private?: boolean;
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function readPackageJson(folder: string): PackageJson {
  // npm itself has read these files before this line runs; their shape is npm's.
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as PackageJson;
}

export function listWorkspaces(): Workspace[] {
  const patterns = readPackageJson(".").workspaces ?? [];
  const folders = patterns
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => dirname(file).replaceAll("\\", "/"))
    .toSorted();
  const packages = new Map(folders.map((folder) => [folder, readPackageJson(folder)]));
  const folderOf = new Map([...packages].map(([folder, { name }]) => [name, folder]));

  const directNeeds = (folder: string) => {
    const { dependencies, devDependencies } = packages.get(folder) ?? {};
    return Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => folderOf.get(name) ?? []);
  };
  const collectNeeds = (folder: string, seen: Set<string>): Set<string> => {
    for (const need of directNeeds(folder)) {
      if (!seen.has(need)) collectNeeds(need, seen.add(need));
    }
    return seen;
  };
  return [...packages].map(([folder, { name, private: isPrivate }]) => ({
    name,
    folder,
    private: isPrivate ?? false,
    needs: [...collectNeeds(folder, new Set())].toSorted(),
  }));
}
