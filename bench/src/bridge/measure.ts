// Measures every contender in the same run. Rounds take turns, so that what else the machine does hits all alike.
import { median, quantile } from "../statistics.ts";
import { contenders, type Contender, type EventKind } from "./lines.ts";
import type { OpenBench } from "./open-bench.ts";

const rounds = { roundTrip: 16, oneWay: 10, ready: 20, fanOut: 8 };
/** The first rounds only warm up: code is compiled, caches are filled. */
const warmUps = 2;
/** A machine that is busy with other work gets fewer rounds rather than more minutes. */
const phaseBudgetMs = 35_000;
const fewestRounds = 4;
/** Whatever disturbs a stream of events only slows it: the best of so many tries in a round is the least disturbed. */
const oneWayTries = 3;
const callsPerRound = 150;
/** A burst takes each contender some 25 ms or more: long enough for the clock, short enough for many rounds. */
const eventsPerRound = { single: 600, queued: 1_000, burst: 1_500, omniBurst: 8_000 };
const burstSize = 100;
const raisesPerRound = 25;
export const fanOutSizes = [1, 5, 10, 20] as const;

/** One figure per round, so that ratios can be taken within a round. */
type Rounds = Record<Contender, number[]>;

export interface Measurements {
  /** Milliseconds: each round's median call. */
  roundTrip: Rounds;
  /** Milliseconds over all calls. */
  roundTripP99: Record<Contender, number>;
  /** Milliseconds from the start of the script to ready. */
  ready: Rounds;
  /** Events per second: each raised in a task of its own; all in one task; a hundred to a task. */
  single: Rounds;
  queued: Rounds;
  burst: Rounds;
  /** The same as burst, with interaction events instead of text. */
  interactionSingle: Rounds;
  interactionBurst: Rounds;
  /** Milliseconds from one event to its arrival in the last of so many frames. */
  fanOut: Record<(typeof fanOutSizes)[number], Rounds>;
}

const noRounds = (): Rounds =>
  Object.fromEntries(contenders.map((name) => [name, [] as number[]])) as unknown as Rounds;

/** Runs `work` for each contender in turn, the order changing from round to round; warm-ups answer nothing. */
async function takeTurns(count: number, work: (contender: Contender, warm: boolean) => Promise<void>): Promise<void> {
  const deadline = performance.now() + phaseBudgetMs;
  for (let round = 0; round < count + warmUps; round++) {
    if (round >= fewestRounds + warmUps && performance.now() > deadline) break;
    const order = contenders.map((_, index) => contenders[(index + round) % contenders.length] as Contender);
    for (const contender of order) await work(contender, round >= warmUps);
  }
}

export async function measure({ page, frameUrl }: OpenBench, tell: (what: string) => void): Promise<Measurements> {
  const open = async (contender: Contender, site: string): Promise<number> =>
    page.evaluate(async ([name, url]) => window.bench.open(name, url), [contender, frameUrl(site)] as const);
  const closeAll = async (contender: Contender): Promise<void> =>
    page.evaluate((name) => window.bench.closeAll(name), contender);
  const oneWay = async (contender: Contender, kind: EventKind, count: number, perTask: number): Promise<number> => {
    const tries: number[] = [];
    for (let index = 0; index < oneWayTries; index++) {
      tries.push(
        await page.evaluate(async (given) => window.bench.oneWay(...given), [contender, kind, count, perTask] as const),
      );
    }
    return Math.max(...tries);
  };

  const found: Measurements = {
    roundTrip: noRounds(),
    roundTripP99: Object.fromEntries(contenders.map((name) => [name, 0])) as Record<Contender, number>,
    ready: noRounds(),
    single: noRounds(),
    queued: noRounds(),
    burst: noRounds(),
    interactionSingle: noRounds(),
    interactionBurst: noRounds(),
    fanOut: { 1: noRounds(), 5: noRounds(), 10: noRounds(), 20: noRounds() },
  };

  tell("ready");
  await takeTurns(rounds.ready, async (contender, warm) => {
    const ready = await open(contender, "app");
    if (warm) found.ready[contender].push(ready);
    await closeAll(contender);
  });

  for (const contender of contenders) await open(contender, contender);
  tell("round trip");
  const calls = noRounds();
  await takeTurns(rounds.roundTrip, async (contender, warm) => {
    const times = await page.evaluate(async (given) => window.bench.roundTrips(...given), [
      contender,
      callsPerRound,
    ] as const);
    if (!warm) return;
    found.roundTrip[contender].push(median(times));
    calls[contender].push(...times);
  });
  for (const contender of contenders) found.roundTripP99[contender] = quantile(calls[contender], 0.99);

  tell("one way");
  await takeTurns(rounds.oneWay, async (contender, warm) => {
    const { single, queued, omniBurst } = eventsPerRound;
    const burst = contender === "omni" ? omniBurst : eventsPerRound.burst;
    const rates = {
      single: await oneWay(contender, "text", single, 1),
      queued: await oneWay(contender, "text", queued, queued),
      burst: await oneWay(contender, "text", burst, burstSize),
      interactionSingle: await oneWay(contender, "interaction", single, 1),
      interactionBurst: await oneWay(contender, "interaction", burst, burstSize),
    };
    if (!warm) return;
    for (const [name, rate] of Object.entries(rates)) found[name as keyof typeof rates][contender].push(rate);
  });
  for (const contender of contenders) await closeAll(contender);

  let frames = 0;
  for (const size of fanOutSizes) {
    tell(`fan-out to ${size}`);
    for (; frames < size; frames++) for (const contender of contenders) await open(contender, `app${frames}`);
    await takeTurns(rounds.fanOut, async (contender, warm) => {
      const times = await page.evaluate(async (given) => window.bench.fanOut(...given), [
        contender,
        raisesPerRound,
      ] as const);
      if (warm) found.fanOut[size][contender].push(median(times));
    });
  }
  return found;
}
