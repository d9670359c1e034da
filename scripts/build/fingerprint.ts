// What a build was made from, as one hash: equal hash, fresh build.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../run.ts";
import type { Workspace } from "../workspaces.ts";

const sharedInputs = ["package-lock.json", "tsconfig.base.json"];
const notInputs = new Set(["dist", "node_modules", "schemas"]);

function inputFiles(folder: string): string[] {
  return globSync("**/*", {
    cwd: join(root, folder),
    exclude: (name) => notInputs.has(name.split(/[\\/]/)[0] ?? "") || /\.test\.tsx?$/.test(name),
  })
    .map((file) => join(folder, file))
    .filter((file) => statSync(join(root, file)).isFile())
    .toSorted();
}

/** The hash of everything that a workspace's build reads: its own files, its workspaces', the lock file. */
export function fingerprint(workspace: Workspace): string {
  const hash = createHash("sha256");
  for (const file of [...sharedInputs, ...[workspace.folder, ...workspace.needs].flatMap(inputFiles)]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function recordFile(workspace: Workspace): string {
  return join(root, ".cache", "build", `${workspace.folder.replaceAll("/", "-")}.hash`);
}

/** True when the workspace's dist was built from exactly these inputs. */
export function isFresh(workspace: Workspace, hash: string): boolean {
  const record = recordFile(workspace);
  if (!existsSync(join(root, workspace.folder, "dist")) || !existsSync(record)) return false;
  return readFileSync(record, "utf8") === hash;
}

export function recordBuild(workspace: Workspace, hash: string): void {
  const record = recordFile(workspace);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, hash);
}
