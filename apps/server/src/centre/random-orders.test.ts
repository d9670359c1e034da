import { createWorld, evolve, ordersOf, recount, timersOf } from "@omni/engine";
import { rareOrders } from "@omni/engine/random-orders";
import { afterAll, afterEach, expect, test } from "vitest";
import { dayStartOf } from "../supervision/day.ts";
import { LiveWallboard } from "../supervision/live-wallboard.ts";
import { ManualClock } from "../testing/manual-clock.ts";
import { RandomCentre } from "../testing/random-centre.ts";
import { makeFolder, removeFolders } from "../testing/test-server.ts";

const running: RandomCentre[] = [];

function closeAll(): void {
  for (const one of running.splice(0)) one.close();
}
afterEach(closeAll);
afterAll(removeFolders);

function fail(error: unknown): never {
  throw error;
}

async function open(folder: string, clock: ManualClock, carriedOut: Map<string, number>) {
  const one = await RandomCentre.open(folder, clock, carriedOut);
  running.push(one);
  const { store, centre } = one;
  const wallboard = new LiveWallboard({ store, centre, clock, onError: fail, factsPerSnapshot: 2000 });
  centre.start();
  return { one, wallboard };
}

type Running = Awaited<ReturnType<typeof open>>;

const bodiesOf = (aggregates: ReadonlyMap<string, unknown>): Map<string, string> =>
  new Map([...aggregates].map(([id, aggregate]) => [id, JSON.stringify(aggregate)]));

/** Held against a recount and a replay of the log, which know nothing but the facts. */
async function check({ one: { store, centre }, wallboard }: Running, clock: ManualClock): Promise<void> {
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
      .sort(([first], [second]) => (String(first) < String(second) ? -1 : 1)),
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
  await first.one.begin();
  await first.one.live(11, 5000);
  await check(first, clock);
  closeAll();
  const second = await open(folder, clock, carriedOut);
  await check(second, clock);
  // Somebody sets the server's clock, and sets it right again.
  clock.set(-1_800_000);
  await second.one.live(12, 2500);
  await check(second, clock);
  clock.set(1_800_000);
  await second.one.live(13, 2500);
  await check(second, clock);

  expect(dayStartOf(clock.now())).toBe(dayStart);
  expect(rareOrders(carriedOut, 3)).toEqual([]);
  const stored = second.one.centre.storedState();
  expect(stored.interactions.size).toBeGreaterThan(200);
  expect(stored.callbacks.size).toBeGreaterThan(50);
}, 120_000);
