import { forget, forgetCallback, timersOf, type Timer, type touched, type World } from "@omni/engine";
import type { StateRows } from "./state-rows.ts";
import type { Timers } from "./timers.ts";

type Touched = ReturnType<typeof touched>;
type Aggregate = Parameters<typeof timersOf>[0];

const timersBefore = (aggregate: Aggregate | undefined): Timer[] =>
  aggregate === undefined ? [] : timersOf(aggregate);

/** What one decision changes: each aggregate's row and timers are written once, when all its facts are taken in. */
export class Changes {
  readonly #world: World;
  readonly #rows: StateRows;
  readonly #timers: Timers;
  readonly #interactions = new Map<string, Timer[]>();
  readonly #agents = new Map<string, Timer[]>();
  readonly #callbacks = new Map<string, Timer[]>();

  constructor(world: World, rows: StateRows, timers: Timers) {
    this.#world = world;
    this.#rows = rows;
    this.#timers = timers;
  }

  /** Call before the fact is taken into the world. */
  note({ interactionIds, agentIds, callbackIds }: Touched): void {
    const { interactions, agents, callbacks } = this.#world;
    for (const id of interactionIds)
      if (!this.#interactions.has(id)) this.#interactions.set(id, timersBefore(interactions.get(id)));
    for (const id of agentIds) if (!this.#agents.has(id)) this.#agents.set(id, timersBefore(agents.get(id)));
    for (const id of callbackIds)
      if (!this.#callbacks.has(id)) this.#callbacks.set(id, timersBefore(callbacks.get(id)));
  }

  /** Writes the rows. Run the result after the commit: it arms timers and drops from memory what is over. */
  write(): () => void {
    const world = this.#world;
    const after: (() => void)[] = [];
    for (const [id, before] of this.#agents) {
      const session = world.agents.get(id);
      if (session === undefined) continue;
      this.#rows.putSession(session);
      after.push(this.#timers.replace(before, timersOf(session)));
    }
    for (const [id, before] of this.#interactions) {
      const interaction = world.interactions.get(id);
      if (interaction === undefined) continue;
      this.#rows.putInteraction(interaction);
      after.push(this.#timers.replace(before, timersOf(interaction)), () => forget(world, id));
    }
    for (const [id, before] of this.#callbacks) {
      const callback = world.callbacks.get(id);
      if (callback === undefined) continue;
      this.#rows.putCallback(callback);
      after.push(this.#timers.replace(before, timersOf(callback)), () => forgetCallback(world, id));
    }
    return () => {
      for (const run of after) run();
    };
  }
}
