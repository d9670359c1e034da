import type { ConformanceCase } from "./conformance-case.ts";
import { abilities, type Ability, type HostUnderTest, type Need } from "./host-under-test.ts";

export type CaseOutcome =
  | { id: string; outcome: "PASSED"; ms: number }
  | { id: string; outcome: "FAILED"; ms: number; problem: string }
  | { id: string; outcome: "SKIPPED"; reason: string };

export interface HostReport {
  name: string;
  cases: number;
  passed: number;
  failed: number;
  skipped: number;
  ms: number;
  outcomes: CaseOutcome[];
}

const caseLimitMs = 30_000;

const describeNeed = (need: Need): string =>
  Object.hasOwn(abilities, need) ? `${need} (${abilities[need as Ability]})` : `the capability ${need}`;

/** Why a host cannot run a case; null when it can. */
export function reasonToSkip(host: HostUnderTest, { needs, stage }: ConformanceCase): string | null {
  const has = new Set<Need>([...host.capabilities, ...host.abilities]);
  if (stage?.without !== undefined && host.lacking.includes(stage.without)) has.add("withoutCapability");
  const lacking = needs.filter((need) => !has.has(need));
  return lacking.length === 0 ? null : `needs ${lacking.map(describeNeed).join(", ")}`;
}

/** Runs one case on a stage of its own. */
export async function runCase(host: HostUnderTest, one: ConformanceCase): Promise<CaseOutcome> {
  const { id } = one;
  const reason = reasonToSkip(host, one);
  if (reason !== null) return { id, outcome: "SKIPPED", reason };
  const began = performance.now();
  const ms = (): number => Math.round(performance.now() - began);
  try {
    await within(caseLimitMs, play(host, one));
    return { id, outcome: "PASSED", ms: ms() };
  } catch (error) {
    const problem =
      error instanceof Error
        ? error.name === "ClaimError"
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    return { id, outcome: "FAILED", ms: ms(), problem };
  }
}

async function play(host: HostUnderTest, one: ConformanceCase): Promise<void> {
  const stage = await host.open(one.stage ?? {});
  try {
    await one.run(stage);
  } finally {
    await stage.close();
  }
}

async function within(limitMs: number, run: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The case took longer than ${limitMs / 1_000} s.`)), limitMs);
  });
  try {
    await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs cases one after another; `onOutcome` hears of each at once. */
export async function runSuite(
  host: HostUnderTest,
  cases: readonly ConformanceCase[],
  onOutcome: (outcome: CaseOutcome, one: ConformanceCase) => void = () => {},
): Promise<HostReport> {
  const began = performance.now();
  const outcomes: CaseOutcome[] = [];
  for (const one of cases) {
    const outcome = await runCase(host, one);
    outcomes.push(outcome);
    onOutcome(outcome, one);
  }
  const count = (kind: CaseOutcome["outcome"]): number => outcomes.filter(({ outcome }) => outcome === kind).length;
  return {
    name: host.name,
    cases: cases.length,
    passed: count("PASSED"),
    failed: count("FAILED"),
    skipped: count("SKIPPED"),
    ms: Math.round(performance.now() - began),
    outcomes,
  };
}
