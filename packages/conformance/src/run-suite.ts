import type { ConformanceCase } from "./conformance-case.ts";
import { abilities, type Ability, type HostUnderTest, type Need, type StageOptions } from "./host-under-test.ts";

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

const caseLimitMs = 180_000;

const describeNeed = (need: Need): string =>
  Object.hasOwn(abilities, need) ? `${need} (${abilities[need as Ability]})` : `the capability ${need}`;

/** Why a host cannot run a case; null when it can. */
export function reasonToSkip(host: HostUnderTest, { needs, stage, covers }: ConformanceCase): string | null {
  const absent = covers?.errors?.find(({ method, code }) => code === "NOT_SUPPORTED" && method in host.offeredAlone);
  if (absent !== undefined)
    return `${absent.method} is offered without its capability: it ${host.offeredAlone[absent.method]}`;
  const has = new Set<Need>([...host.capabilities, ...host.abilities]);
  const without = stage?.without;
  if (without !== undefined && [...host.lacking, ...host.canLack].includes(without)) has.add("withoutCapability");
  const lacking = needs.filter((need) => !has.has(need));
  if (lacking.length === 0) return null;
  const told = lacking.map((need) => host.reasons[need]).find((reason) => reason !== undefined);
  return `needs ${lacking.map(describeNeed).join(", ")}${told === undefined ? "" : `: ${told}`}`;
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

/** What a case needs of its stage. A host that lacks a capability anyhow is opened as it is. */
function toStageOptions({ lacking }: HostUnderTest, { stage, needs }: ConformanceCase): StageOptions {
  const without = stage?.without;
  return {
    ...(without !== undefined && !lacking.includes(without) && { without }),
    ...(needs.includes("faults") && { faulty: true }),
  };
}

/** Cases that need the same kind of stage follow one another: to open another kind takes a host some time. */
const inOrderOfStages = (host: HostUnderTest, cases: readonly ConformanceCase[]): ConformanceCase[] => {
  const kindOf = (one: ConformanceCase): string => JSON.stringify(toStageOptions(host, one));
  const kinds = new Map<string, number>();
  for (const one of cases) if (!kinds.has(kindOf(one))) kinds.set(kindOf(one), kinds.size);
  return cases.toSorted((a, b) => (kinds.get(kindOf(a)) ?? 0) - (kinds.get(kindOf(b)) ?? 0));
};

async function play(host: HostUnderTest, one: ConformanceCase): Promise<void> {
  const stage = await host.open(toStageOptions(host, one));
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
  for (const one of inOrderOfStages(host, cases)) {
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
