import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centreDirectory, checkDelivery } from "./centre.fakes.ts";
import { aim, openingHours, step, type Step } from "./commands.fakes.ts";
import {
  createWorld,
  decide,
  deliveriesOf,
  evolve,
  execute,
  isClosed,
  isEphemeral,
  loadWorld,
  timersOf,
  touched,
  type Command,
  type DomainEvent,
  type Timer,
  type World,
} from "./index.ts";
import { checkInvariants, checkMove } from "./invariants.fakes.ts";

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) freeze(each);
}

const directory = centreDirectory();
for (const map of [directory.campaigns, directory.queues, directory.users, directory.dispositionPlans])
  for (const entry of map.values()) freeze(entry);

const bytesOf = (world: World): string =>
  JSON.stringify([[...world.agents.values()], [...world.interactions.values()]]);

const timersIn = (world: World): Timer[] =>
  [...world.interactions.values()].flatMap(timersOf).toSorted((a, b) => a.dueAt - b.dueAt);

/** A run: the world, everything that happened, and the timers that once stood. */
interface Run {
  world: World;
  /** A second world that `execute` drives, where the first is driven by `decide` and `evolve`. */
  executed: World;
  log: DomainEvent[];
  now: number;
  pastTimers: Timer[];
}

/** Takes one fact in and checks that it changes exactly what it says it touches. */
function takeIn({ world }: Run, event: DomainEvent): void {
  const agents = new Map(world.agents);
  const interactions = new Map(world.interactions);
  evolve(world, event);
  const { agentIds, interactionIds } = touched(event);
  for (const [id, agent] of world.agents)
    if ((agents.get(id) !== agent) !== agentIds.includes(id)) throw new Error(`${event.type} and agent ${id}`);
  for (const [id, interaction] of world.interactions) {
    const before = interactions.get(id);
    if ((before !== interaction) !== interactionIds.includes(id)) throw new Error(`${event.type} and ${id}`);
    if (before !== interaction) checkMove(before, interaction);
    freeze(interaction);
  }
  for (const id of agentIds) freeze(world.agents.get(id));
}

function give(run: Run, command: Command): void {
  const { world, now } = run;
  freeze(command);
  const decision = decide(world, command, now);
  expect(decide(world, command, now)).toEqual(decision);
  expect(execute(run.executed, command, now)).toEqual(decision);
  if (decision.outcome === "REFUSED") {
    if (decision.message.length < 10) throw new Error(`A refusal says what and repair: ${JSON.stringify(decision)}`);
    return;
  }
  run.pastTimers.push(...timersIn(world));
  const closed = [...world.interactions.values()].filter(isClosed);
  for (const event of decision.events) takeIn(run, event);
  run.log.push(...decision.events);
  for (const event of decision.events)
    for (const delivery of deliveriesOf(world, event)) checkDelivery(world, delivery, event.at);
  for (const each of closed)
    if (world.interactions.get(each.interactionId) !== each) throw new Error("Closed is for good");
  checkInvariants(world, now);
}

function take(run: Run, { isLively, passMs, act }: Step): void {
  run.now += passMs;
  if (typeof act === "object") return give(run, aim(run.world, act, isLively));
  const timer = act === "NEXT_TIMER" ? timersIn(run.world)[0] : run.pastTimers.at(-3);
  if (timer === undefined) return undefined;
  run.now = Math.max(run.now, timer.dueAt);
  return give(run, timer.command);
}

const start = (opening: Command[]): Run => {
  const run: Run = {
    world: createWorld(directory),
    executed: createWorld(directory),
    log: [],
    now: 1_000_000,
    pastTimers: [],
  };
  for (const command of opening) give(run, command);
  return run;
};

const sequences = fc.tuple(
  fc.boolean(),
  fc.oneof(
    fc.array(step, { minLength: 1, maxLength: 60, size: "max" }),
    fc.array(step, { minLength: 80, maxLength: 120, size: "max" }),
  ),
);
const play = (isOpen: boolean, steps: Step[]): Run => {
  const run = start(isOpen ? openingHours : []);
  for (const each of steps) take(run, each);
  return run;
};

describe("any sequence of commands", () => {
  const seen = new Map<string, number>();

  it("keeps every invariant, and replays to the same bytes", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(sequences, ([isOpen, steps]) => {
        const { world, executed, log } = play(isOpen, steps);
        for (const { type } of log) seen.set(type, (seen.get(type) ?? 0) + 1);

        expect(bytesOf(executed)).toBe(bytesOf(world));

        const replayed = createWorld(directory);
        const durable = log.filter((event) => !isEphemeral(event));
        for (const event of JSON.parse(JSON.stringify(durable)) as DomainEvent[]) evolve(replayed, event);
        expect(bytesOf(replayed)).toBe(bytesOf(world));

        const rows = JSON.parse(bytesOf(world)) as [[], []];
        const loaded = loadWorld(directory, ...rows);
        expect(bytesOf(loaded)).toBe(bytesOf(world));
        const waiting = (each: World) =>
          Object.fromEntries([...each.waiting].filter(([, places]) => places.length > 0));
        expect(waiting(loaded)).toEqual(waiting(world));
        expect(waiting(executed)).toEqual(waiting(world));
      }),
      { numRuns: 3000, seed: 20_261_122 },
    );
  });

  it("reaches every kind of fact often enough to mean something", () => {
    const rare = Object.keys(allFacts).filter((type) => (seen.get(type) ?? 0) < 20);
    expect(rare).toEqual([]);
  });

  it("comes to rest when only time passes: no offer goes round for ever", () => {
    fc.assert(
      fc.property(sequences, ([isOpen, steps]) => {
        const run = play(isOpen, steps);
        let fired = 0;
        for (let timer = timersIn(run.world)[0]; timer !== undefined; timer = timersIn(run.world)[0]) {
          run.now = Math.max(run.now, timer.dueAt);
          give(run, timer.command);
          fired += 1;
          if (fired > 60) throw new Error("Timers go on for ever");
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

/** Written out, so that a new fact is missed here until the sequences reach it. */
const allFacts: Record<DomainEvent["type"], true> = {
  "agent.signedIn": true,
  "agent.signedOut": true,
  "agent.connectionChanged": true,
  "agent.campaignsSelected": true,
  "agent.extensionSelected": true,
  "agent.autoCallSet": true,
  "agent.availabilityChosen": true,
  "agent.availabilityChanged": true,
  "interaction.created": true,
  "interaction.offered": true,
  "interaction.rejected": true,
  "interaction.missed": true,
  "interaction.offerWithdrawn": true,
  "interaction.connected": true,
  "interaction.returned": true,
  "interaction.selected": true,
  "interaction.messageReceived": true,
  "interaction.messageSent": true,
  "interaction.messageStatusChanged": true,
  "interaction.typingChanged": true,
  "interaction.customerConnectionChanged": true,
  "interaction.updated": true,
  "interaction.customerIdentified": true,
  "interaction.crmRecordAttached": true,
  "interaction.crmShown": true,
  "interaction.ended": true,
  "interaction.wrapUpStarted": true,
  "interaction.wrapUpExtended": true,
  "interaction.wrapUpEnded": true,
  "interaction.disposed": true,
  "interaction.reopened": true,
};
