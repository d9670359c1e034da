// `npm run check`: everything that a tool can hold true of this repository. `npm run fix` repairs what a tool can repair.
import { checkGenerated } from "./check/generated.ts";
import { checkLockFile } from "./check/lock-file.ts";
import { checkPackages } from "./check/packages.ts";
import { checkSdkBytes } from "./check/sdk-bytes.ts";
import { type Outcome, type Step, runTool } from "./check/step.ts";
import { checkTypes } from "./check/types.ts";
import { seconds } from "./run.ts";

const fix = process.argv.includes("--fix");

const steps: Step[] = [
  { name: "lock file", check: async () => checkLockFile(fix) },
  { name: "format", check: async () => runTool("oxfmt", fix ? ["."] : ["--check", "."]) },
  { name: "lint", check: async () => runTool("oxlint", ["--format=unix", ...(fix ? ["--fix"] : [])]) },
  { name: "types", check: checkTypes },
  { name: "generated files", check: checkGenerated },
  { name: "dead code", check: async () => runTool("knip", ["--no-progress", "--no-config-hints"]) },
  { name: "packages", check: checkPackages },
  { name: "SDK bytes", check: checkSdkBytes },
];

async function attempt(step: Step): Promise<Outcome> {
  try {
    return await step.check();
  } catch (error) {
    return { passed: false, details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const began = Date.now();
const failures: { name: string; details: string }[] = [];
for (const step of steps) {
  const stepBegan = Date.now();
  const { passed, note, details } = await attempt(step);
  const time = seconds(Date.now() - stepBegan).padStart(7);
  console.log(`${passed ? "ok  " : "FAIL"} ${step.name.padEnd(16)} ${time}${note === undefined ? "" : `  ${note}`}`);
  if (!passed) failures.push({ name: step.name, details });
}

for (const { name, details } of failures) console.error(`\n--- ${name} ---\n${details.trim()}`);
console.log(
  failures.length === 0
    ? `\nEverything holds (${seconds(Date.now() - began)}).`
    : `\n${failures.length} of ${steps.length} checks failed: ${failures.map(({ name }) => name).join(", ")}.`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
