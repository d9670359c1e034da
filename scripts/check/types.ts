// Type-checks every workspace and the scripts, each by its own tsconfig.json.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run.ts";
import { listWorkspaces } from "../workspaces.ts";
import { type Outcome, combine, runTool } from "./step.ts";

export async function checkTypes(): Promise<Outcome> {
  const folders = [...listWorkspaces().map(({ folder }) => folder), "scripts"];
  const outcomes = await Promise.all(
    folders.map(async (folder): Promise<Outcome> => {
      if (existsSync(join(root, folder, "tsconfig.json"))) return runTool("tsc", ["-p", folder, "--pretty", "false"]);
      return { passed: false, details: `${folder} has no tsconfig.json: let it extend tsconfig.base.json.` };
    }),
  );
  return combine(outcomes, `${folders.length} projects`);
}
