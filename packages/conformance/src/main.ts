// `npm run conformance`: the suite against the hosts of this repository. `--help` tells the options.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { eventNames, methodNames } from "@omni/contract";
import { toCoveragePage } from "./coverage-page.ts";
import { emptyCells, measureCoverage } from "./coverage.ts";
import type { HostName } from "./host-descriptions.ts";
import { readHostNames } from "./host-names.ts";
import type { HostUnderTest } from "./host-under-test.ts";
import { memoryHost } from "./memory-host.ts";
import { runSuite, type HostReport } from "./run-suite.ts";
import { suite } from "./suite.ts";

const page = join(import.meta.dirname, "..", "..", "..", "docs", "conformance.md");

/** Opened one after another: all but the first start a browser and a server. */
const hosts: Readonly<Record<HostName, () => Promise<HostUnderTest>>> = {
  memory: async () => memoryHost,
  console: async () => (await import("./console-host/console-host.ts")).openConsoleHost(),
  toolbar: async () => (await import("./toolbar-host/toolbar-host.ts")).openToolbarHost(),
};

const hostNames = Object.keys(hosts) as HostName[];

const help = `npm run conformance -- [options]

Holds every host of this repository to the contract: ${hostNames.join(", ")}.
Exits with 1 when a case fails, with 2 when an option is wrong.

  --host <name>   only this host; may be repeated, or name several: --host memory,toolbar
  --only <text>   only cases whose id contains the text
  --json          prints { hosts: [{ name, cases, passed, failed, skipped }] } instead of text
  --coverage      writes docs/conformance.md instead of running; with --json, prints what is covered
  --check         with --coverage: fails when docs/conformance.md is stale, and writes nothing
  --help          this text
`;

const options = {
  host: { type: "string", multiple: true },
  json: { type: "boolean", default: false },
  coverage: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  only: { type: "string", default: "" },
  help: { type: "boolean", default: false },
} as const;

function readOptions() {
  try {
    const { values: given } = parseArgs({ options });
    return { ...given, hosts: readHostNames(given.host, hostNames) };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
const values = readOptions();

function showCoverage(): void {
  const coverage = measureCoverage(suite);
  const holes = emptyCells(coverage);
  if (values.json) {
    console.log(JSON.stringify({ events: eventNames.length, methods: methodNames.length, emptyCells: holes.length }));
    return;
  }
  const text = toCoveragePage(coverage, suite);
  if (values.check) {
    if (existsSync(page) && readFileSync(page, "utf8") === text) return;
    console.error(
      "Stale generated file: docs/conformance.md\nRepair: npm run conformance -- --coverage, and commit the result.",
    );
    process.exitCode = 1;
    return;
  }
  writeFileSync(page, text);
  console.log(`Wrote docs/conformance.md: ${eventNames.length} events, ${methodNames.length} methods.`);
  for (const hole of holes) console.log(`Empty: ${hole}`);
}

function describe({ name, cases, passed, failed, skipped, ms, outcomes }: HostReport): string {
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.outcome === "SKIPPED") reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  const lines = [...reasons].map(([reason, count]) => `  ${count} skipped: ${reason}`);
  const counts = `${cases} cases, ${passed} passed, ${failed} failed, ${skipped} skipped (${(ms / 1_000).toFixed(1)} s)`;
  return [`${name}: ${counts}`, ...lines].join("\n");
}

async function runHosts(names: readonly HostName[]): Promise<void> {
  const cases = suite.filter(({ id }) => id.includes(values.only));
  const reports: HostReport[] = [];
  for (const name of names) {
    const host = await hosts[name]();
    try {
      const report = await runSuite(host, cases, (outcome, { rule, title }) => {
        if (outcome.outcome === "FAILED") {
          console.error(`${name}: ${outcome.id} failed\n  ${rule}: ${title}\n  ${outcome.problem}`);
        }
      });
      reports.push(report);
      if (!values.json) console.log(describe(report));
    } finally {
      await host.close();
    }
  }
  if (values.json) {
    const counts = reports.map(({ name, cases: all, passed, failed, skipped }) => ({
      name,
      cases: all,
      passed,
      failed,
      skipped,
    }));
    console.log(JSON.stringify({ hosts: counts }));
  }
  if (reports.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

if (values.help) console.log(help);
else if (values.coverage) showCoverage();
else await runHosts(values.hosts);
