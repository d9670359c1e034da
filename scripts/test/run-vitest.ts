// Runs the tests and reads the counts from Vitest's own report.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, runNode } from "../run.ts";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const reportFile = join(root, ".cache", "test-report.json");

/** A file that broke before its first test has no failed test to count: it counts as one itself. */
function countFailures(report: VitestReport): number {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  );
  return report.numFailedTests + brokenFiles.length;
}

/** Runs Vitest with these arguments; the counts are null when it ended without a report. */
export async function runVitest(
  args: string[],
  env: Record<string, string>,
  output: "show" | "collect" = "show",
): Promise<{ code: number; counts: Counts | null }> {
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const finished = await runNode([vitest, "run", ...reporters, ...args], { env, output });
  const { code } = finished;
  // Where standard output is for a machine, a failure is told on the other line.
  if (output === "collect" && code !== 0) console.error(finished.output);
  if (!existsSync(reportFile)) return { code, counts: null };
  // Vitest has just written this file in the shape that it documents.
  const report = JSON.parse(readFileSync(reportFile, "utf8")) as VitestReport;
  const counts = {
    passed: report.numPassedTests,
    failed: countFailures(report),
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return { code, counts };
}
