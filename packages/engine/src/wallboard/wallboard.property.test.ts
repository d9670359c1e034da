import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centreDirectory } from "../centre.fakes.ts";
import { aim, openingHours, step } from "../commands.fakes.ts";
import { toForward } from "../forward.fakes.ts";
import {
  createWallboard,
  createWorld,
  decide,
  evolve,
  figuresOf,
  isClosed,
  isEphemeral,
  observe,
  recount,
  timersOf,
  type Command,
  type DomainEvent,
} from "../index.ts";

const commandCount = 10_000;

describe("the running figures", () => {
  it("equal a recount from the log after 10,000 random commands", { timeout: 120_000 }, () => {
    const directory = centreDirectory();
    const world = createWorld(directory);
    const board = createWallboard();
    const log: DomainEvent[] = [];
    let now = 1_000_000;
    const isFull = (): boolean => [...world.interactions.values()].filter((each) => !isClosed(each)).length > 10;
    const give = (command: Command): void => {
      // A centre that drowns in customers shows no more than one with a few.
      if (/startC|startM|initiate/.test(command.type) && isFull()) return;
      const decision = decide(world, command, now);
      if (decision.outcome === "REFUSED") return;
      for (const event of decision.events) {
        evolve(world, event);
        if (isEphemeral(event)) continue;
        observe(board, world, event);
        log.push(event);
      }
    };
    for (const command of openingHours) give(command);
    const steps = fc.sample(fc.noBias(step), { numRuns: commandCount, seed: 11 });
    steps.forEach(({ act, passMs, isLively }, index) => {
      now += passMs;
      if (typeof act === "object") give("kind" in act ? toForward(world, act, now) : aim(world, act, isLively));
      else {
        const timers = [...world.interactions.values(), ...world.agents.values()].flatMap(timersOf);
        const next = timers.toSorted((a, b) => a.dueAt - b.dueAt)[0];
        now = Math.max(now, next?.dueAt ?? now);
        if (next !== undefined) give(next.command);
      }
      if (index % 2500 === 2499) expect(figuresOf(board, now + 777)).toEqual(recount(directory, log, now + 777));
    });
    const { agents, queues } = figuresOf(board, now);
    expect(Object.values(queues).reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(150);
    const talked = Object.values(agents).map(({ times }) => times.TALK);
    expect(talked.filter((ms) => ms > 0).length).toBeGreaterThan(2);
  });
});
