import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toCoveragePage } from "./coverage-page.ts";
import { emptyCells, measureCoverage } from "./coverage.ts";
import { memoryHost, rules, runCase, suite } from "./index.ts";

test("every case has an id of its own and cites a rule", () => {
  expect(new Set(suite.map(({ id }) => id)).size).toBe(suite.length);
  expect(suite.filter(({ rule }) => !Object.hasOwn(rules, rule))).toEqual([]);
});

test("every rule is cited by a case", () => {
  const cited = new Set(suite.map(({ rule }) => rule));
  expect(Object.keys(rules).filter((rule) => !cited.has(rule as keyof typeof rules))).toEqual([]);
});

test("no cell of the contract is without a case or a reason, and the page says so", () => {
  const coverage = measureCoverage(suite);
  expect(emptyCells(coverage)).toEqual([]);
  const page = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "conformance.md"), "utf8");
  // Stale? npm run conformance -- --coverage
  expect(page === toCoveragePage(coverage, suite)).toBe(true);
});

describe("the console in memory", () => {
  test.each(suite.map((one) => [one.id, one] as const))("%s", async (_id, one) => {
    const outcome = await runCase(memoryHost, one);
    if (outcome.outcome === "FAILED") throw new Error(`${one.rule} ${one.title}: ${outcome.problem}`);
  });
});
