// Every committed file that a generator writes is what the generator would write now.
import { generators } from "../generators.ts";
import { runNode } from "../run.ts";
import { type Outcome, combine } from "./step.ts";

export async function checkGenerated(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const generator of generators) {
    const { code, output } = await runNode(["--conditions=source", generator, "--check"]);
    outcomes.push({ passed: code === 0, details: output });
  }
  return combine(outcomes, `${generators.length} generators`);
}
