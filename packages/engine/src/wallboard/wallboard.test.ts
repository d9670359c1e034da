import { describe, expect, it } from "vitest";
import { CallCentre } from "../calls.fakes.ts";
import {
  createWallboard,
  createWorld,
  evolve,
  figuresOf,
  observe,
  resetCounts,
  type Wallboard,
  type WallboardFigures,
} from "../index.ts";

/** The board after everything that happened in the centre so far. */
function boardOf(centre: CallCentre): Wallboard {
  const world = createWorld(centre.world.directory);
  const board = createWallboard();
  for (const event of centre.log) {
    evolve(world, event);
    observe(board, world, event);
  }
  return board;
}

const figures = (centre: CallCentre): WallboardFigures => figuresOf(boardOf(centre), centre.now);

describe("a wallboard", () => {
  it("shows who waits, and for how long", () => {
    const centre = new CallCentre();
    centre.call("v1");
    centre.now += 4000;
    centre.call("v2");
    centre.now += 1000;
    expect(figures(centre).queues["calls-queue"]).toEqual({
      waiting: 2,
      longestWaitMs: 5000,
      arrived: 2,
      answered: 0,
      answeredInTime: 0,
      abandoned: 0,
      serviceLevel: null,
    });
    expect(figures(centre).campaigns["calls"]).toMatchObject({ waiting: 2, live: 0 });
  });

  it("measures the service: answered in time, of all that left the line", () => {
    const centre = new CallCentre();
    centre.staff("ana");
    centre.talk("quick", "ana");
    centre.end("quick", "ana");
    centre.run({ type: "interaction.endWrapUp", ...centre.of("quick", "ana") });
    centre.call("slow");
    centre.run({ type: "interaction.accept", ...centre.of("slow", "ana") });
    centre.now += 20_001;
    centre.line("answered", "slow", "ana");
    centre.call("gone");
    centre.line("hungUp", "gone", "CUSTOMER");
    expect(figures(centre).queues["calls-queue"]).toMatchObject({
      arrived: 3,
      answered: 2,
      answeredInTime: 1,
      abandoned: 1,
      serviceLevel: 1 / 3,
    });
  });

  it("books an agent's time, each moment once", () => {
    const centre = new CallCentre();
    centre.staff("ana", "calls");
    const begin = centre.now;
    centre.call("v1");
    centre.now += 2000;
    centre.take("v1", "ana");
    centre.now += 10_000;
    centre.run({ type: "interaction.hold", ...centre.of("v1", "ana") });
    centre.now += 3000;
    centre.run({ type: "interaction.resume", ...centre.of("v1", "ana") });
    centre.end("v1", "ana");
    centre.now += 4000;
    centre.dispose("v1", "ana");
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
    centre.now += 60_000;
    const board = boardOf(centre);
    const { times, activity, handled } = figuresOf(board, centre.now).agents["ana"]!;
    expect({ activity, handled }).toEqual({ activity: "BREAK", handled: 1 });
    expect(times).toMatchObject({ RING: 3000, TALK: 10_000, HOLD: 3000, WRAP_UP: 4000, BREAK: 60_000, READY: 1000 });
    expect(times.STAFFED).toBe(centre.now - begin + 1000);
    resetCounts(board, centre.now);
    centre.now += 5000;
    expect(figuresOf(board, centre.now).agents["ana"]).toMatchObject({
      handled: 0,
      times: { STAFFED: 5000, BREAK: 5000 },
    });
  });

  it("leaves out who is signed out", () => {
    const centre = new CallCentre();
    centre.staff("ana");
    expect(figures(centre).agentsByActivity.IDLE).toBe(1);
    centre.run({ type: "agent.signOut", agentId: "ana" });
    expect(figures(centre).agents).toEqual({});
  });
});
