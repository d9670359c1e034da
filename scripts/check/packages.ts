// The packages that outsiders install: built, linted by publint, and type-checked as their reader would.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run.ts";
import { type Workspace, listWorkspaces } from "../workspaces.ts";
import { type Outcome, combine, runTool } from "./step.ts";

/** Each package after those it needs. */
function inBuildOrder(workspaces: Workspace[]): Workspace[] {
  return workspaces.toSorted((a, b) => a.needs.length - b.needs.length);
}

/** A stranger's project: no "source" condition, declarations checked too. */
async function checkAsConsumer(packages: Workspace[]): Promise<Outcome> {
  const folder = join(root, ".cache", "consumer");
  mkdirSync(folder, { recursive: true });
  const imports = packages.map(({ name }, index) => `export * as package${index} from "${name}";`);
  writeFileSync(join(folder, "consumer.ts"), `${imports.join("\n")}\n`);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    target: "ES2022",
    lib: ["ES2024", "DOM"],
    module: "ESNext",
    moduleResolution: "Bundler",
    types: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }, null, 2));
  return runTool("tsc", ["-p", folder, "--pretty", "false"]);
}

export async function checkPackages(): Promise<Outcome> {
  const packages = inBuildOrder(listWorkspaces().filter((workspace) => !workspace.private));
  for (const { folder } of packages) {
    if (!existsSync(join(root, folder, "tsconfig.build.json"))) {
      return { passed: false, details: `${folder} is public and has no tsconfig.build.json to build it.` };
    }
    const built = await runTool("tsc", ["-p", join(folder, "tsconfig.build.json"), "--pretty", "false"]);
    if (!built.passed) return built;
  }
  const outcomes = await Promise.all([
    ...packages.map(async ({ folder }) => runTool("publint", [folder, "--strict"])),
    checkAsConsumer(packages),
  ]);
  return combine(outcomes, `${packages.length} packages`);
}
