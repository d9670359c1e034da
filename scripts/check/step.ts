// One check: a name, and work that ends in a list of problems or none.
import { join } from "node:path";
import { root, run } from "../run.ts";

export interface Outcome {
  passed: boolean;
  /** One short fact for the summary: "12 projects", "4.1 KB". */
  note?: string;
  /** What a reader needs to repair a failure. */
  details: string;
}

export interface Step {
  name: string;
  check(): Promise<Outcome>;
}

/** Runs a tool of node_modules; its exit code decides. */
export async function runTool(tool: string, args: string[]): Promise<Outcome> {
  const { code, output } = await run(join(root, "node_modules", ".bin", tool), args);
  return { passed: code === 0, details: output };
}

/** Several outcomes as one: passed when all passed, with the details of those that did not. */
export function combine(outcomes: Outcome[], note: string): Outcome {
  const failed = outcomes.filter(({ passed }) => !passed);
  return { passed: failed.length === 0, note, details: failed.map(({ details }) => details).join("\n") };
}
