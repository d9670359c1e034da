// Builds the workspaces that serve files to a browser, skipping those whose inputs have not changed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finished, root, runNode, seconds } from "../run.ts";
import { type Workspace, listWorkspaces } from "../workspaces.ts";
import { fingerprint, isFresh, recordBuild } from "./fingerprint.ts";

export interface BuildOptions {
  /** Builds fresh workspaces too. */
  force: boolean;
  /** Says nothing when there was nothing to build. */
  quiet: boolean;
  /** Builds these workspaces' folders alone. */
  only?: readonly string[];
  /** Where progress is told; standard output unless said. */
  tell?: (line: string) => void;
}

/** The reference app that the demo begins with; the others are built for those who pack or test them. */
const demoExample = "examples/screen-pop";

/** What a server needs to serve, without the reference apps that only their packages and tests need. */
export const listServed = (): string[] =>
  listWorkspaces().flatMap(({ folder }) => (folder === demoExample || !isPackagedExample(folder) ? [folder] : []));

/** The reference apps: examples that become packages. */
export const listPackagedExamples = (): string[] =>
  listWorkspaces().flatMap(({ folder }) => (isPackagedExample(folder) ? [folder] : []));

const isPackagedExample = (folder: string): boolean =>
  folder.startsWith("examples/") && existsSync(join(root, folder, "public", "manifest.json"));

/** A workspace is built by its own build.ts, else by its Vite configuration; without either it needs no build. */
function buildArguments(workspace: Workspace): string[] | null {
  const has = (file: string) => existsSync(join(root, workspace.folder, file));
  if (has("build.ts")) return ["--conditions=source", "build.ts"];
  if (has("vite.config.ts"))
    return [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"];
  return null;
}

async function build(workspace: Workspace, args: string[], tell: (line: string) => void): Promise<Finished> {
  const began = Date.now();
  const hash = fingerprint(workspace);
  const finished = await runNode(args, { cwd: join(root, workspace.folder), env: { NODE_ENV: "production" } });
  if (finished.code === 0) {
    recordBuild(workspace, hash);
    tell(`  built ${workspace.folder} in ${seconds(Date.now() - began)}`);
  } else {
    console.error(`  ${workspace.folder} failed to build:\n${finished.output}`);
  }
  return finished;
}

/** Resolves to true when every workspace is built. */
export async function buildStale({ force, quiet, only, tell = console.log }: BuildOptions): Promise<boolean> {
  const stale = listWorkspaces().flatMap((workspace) => {
    const args = only === undefined || only.includes(workspace.folder) ? buildArguments(workspace) : null;
    if (args === null || (!force && isFresh(workspace, fingerprint(workspace)))) return [];
    return [{ workspace, args }];
  });
  if (stale.length === 0) {
    if (!quiet) tell("Every build is fresh.");
    return true;
  }
  tell(`Building ${stale.map(({ workspace }) => workspace.folder).join(", ")} ...`);
  const finished = await Promise.all(stale.map(async ({ workspace, args }) => build(workspace, args, tell)));
  return finished.every(({ code }) => code === 0);
}
