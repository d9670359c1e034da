import { createWorld, evolve, ordersOf, recount, timersOf, type Command } from "@omni/engine";
import { openingOrders, randomDirectory, randomSteps, rareOrders, toOrder } from "@omni/engine/random-orders";
import { OmniError } from "@omni/wire";
import { afterAll, afterEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store.ts";
import { dayStartOf } from "../supervision/day.ts";
import { LiveWallboard } from "../supervision/live-wallboard.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";
import { ContactCentre } from "./contact-centre.ts";

const stepsPerRun = 5000;
/** A callback of next month is not waited for: all figures are of one day. */
const longestLeapMs = 10 * 60_000;

const running: { store: Store; centre: ContactCentre }[] = [];

function closeAll(): void {
  for (const { store, centre } of running.splice(0)) {
    centre.stop();
    store.close();
  }
}
afterEach(closeAll);
afterAll(removeFolders);

function fail(error: unknown): never {
  throw error;
}

/** Counts what is carried out, by its kind; what timers order too. */
function countOrders(centre: ContactCentre, carriedOut: Map<string, number>): void {
  const execute = centre.execute.bind(centre);
  centre.execute = async (command, dedupeKey) => {
    const outcome = await execute(command, dedupeKey);
    carriedOut.set(command.type, (carriedOut.get(command.type) ?? 0) + 1);
    return outcome;
  };
}

async function open(folder: string, clock: ManualClock, carriedOut: Map<string, number>) {
  const reloadable: { centre: ContactCentre | null } = { centre: null };
  const store = await openStore(folder, { onRollback: () => reloadable.centre?.reload() });
  const centre = new ContactCentre(store, randomDirectory(), clock, fail);
  reloadable.centre = centre;
  running.push({ store, centre });
  countOrders(centre, carriedOut);
  const wallboard = new LiveWallboard({ store, centre, clock, onError: fail, factsPerSnapshot: 2000 });
  centre.start();
  return { store, centre, wallboard };
}

type Running = Awaited<ReturnType<typeof open>>;

/** Resolves when what timers began is done, and what follows from that. */
async function settle({ store }: Running): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await store.commits.submit(() => {});
}

async function give({ centre }: Running, command: Command): Promise<void> {
  // What is refused changes nothing.
  await centre.execute(command).catch((error: unknown) => {
    if (!OmniError.is(error)) throw error;
  });
}

async function untilNextTimer({ store }: Running, now: number): Promise<number> {
  const next = await store.db.selectFrom("timers").select("due_at").orderBy("due_at").limit(1).executeTakeFirst();
  return Math.max(0, Math.min((next?.due_at ?? now) - now, longestLeapMs));
}

async function live(one: Running, clock: ManualClock, seed: number): Promise<void> {
  let number = seed * stepsPerRun;
  for (const step of randomSteps(seed, stepsPerRun)) {
    number++;
    clock.advance(step.passMs);
    if (step.act === "NEXT_TIMER") clock.advance(await untilNextTimer(one, clock.now()));
    const order = toOrder(one.centre.world, step, clock.now(), number);
    await settle(one);
    if (order !== null) await give(one, order);
  }
}

const bodiesOf = (aggregates: ReadonlyMap<string, unknown>): Map<string, string> =>
  new Map([...aggregates].map(([id, aggregate]) => [id, JSON.stringify(aggregate)]));

/** Held against a recount and a replay of the log, which know nothing but the facts. */
async function check({ store, centre, wallboard }: Running, clock: ManualClock): Promise<void> {
  const log = [...centre.log.all()];
  expect(wallboard.figures()).toEqual(recount(centre.directory, log, clock.now()));
  const world = createWorld(centre.directory);
  for (const event of log) evolve(world, event);
  const stored = centre.storedState();
  expect(stored.interactions).toEqual(bodiesOf(world.interactions));
  expect(stored.sessions).toEqual(bodiesOf(world.agents));
  expect(stored.callbacks).toEqual(bodiesOf(world.callbacks));

  const aggregates = [...world.interactions.values(), ...world.agents.values(), ...world.callbacks.values()];
  const timers = await store.db.selectFrom("timers").selectAll().orderBy("timer_id").execute();
  expect(timers.map(({ timer_id, due_at }) => [timer_id, due_at])).toEqual(
    aggregates
      .flatMap(timersOf)
      .map(({ timerId, dueAt }) => [timerId, dueAt])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  );
  // Nobody carries them out here, so that each order of the day is still to be found, once and in its place.
  expect(centre.orders.waiting().map(({ order }) => order)).toEqual(log.flatMap(ordersOf));
}

test("10,000 random orders of every kind: the log rebuilds every row byte for byte, and its recount is the wallboard", async () => {
  const dayStart = new Date(2026, 3, 14).getTime();
  const clock = new ManualClock(dayStart + 60_000);
  const folder = makeFolder();
  const carriedOut = new Map<string, number>();
  const first = await open(folder, clock, carriedOut);
  for (const command of openingOrders) await give(first, command);
  await live(first, clock, 11);
  await check(first, clock);
  closeAll();
  const second = await open(folder, clock, carriedOut);
  await check(second, clock);
  await live(second, clock, 12);
  await check(second, clock);

  expect(dayStartOf(clock.now())).toBe(dayStart);
  expect(rareOrders(carriedOut, 3)).toEqual([]);
  const stored = second.centre.storedState();
  expect(stored.interactions.size).toBeGreaterThan(200);
  expect(stored.callbacks.size).toBeGreaterThan(50);
}, 120_000);
