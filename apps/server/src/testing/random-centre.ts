import { openingOrders, randomDirectory, randomSteps, toOrder } from "@omni/engine/random-orders";
import type { Command } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { ContactCentre } from "../centre/contact-centre.ts";
import { openStore, type Store } from "../store/open-store.ts";
import type { ManualClock } from "./manual-clock.ts";

/** A callback of next month is not waited for: a run is of one day. */
const longestLeapMs = 10 * 60_000;

function fail(error: unknown): never {
  throw error;
}

/** A contact centre on a store of its own to which random orders are given; channels and sockets are not there. */
export class RandomCentre {
  readonly store: Store;
  readonly centre: ContactCentre;
  /** How often each kind of order was carried out; what timers order too. */
  readonly carriedOut: Map<string, number>;
  readonly #clock: ManualClock;

  private constructor(store: Store, centre: ContactCentre, clock: ManualClock, carriedOut: Map<string, number>) {
    this.store = store;
    this.centre = centre;
    this.#clock = clock;
    this.carriedOut = carriedOut;
  }

  static async open(folder: string, clock: ManualClock, carriedOut = new Map<string, number>()): Promise<RandomCentre> {
    const reloadable: { centre: ContactCentre | null } = { centre: null };
    const store = await openStore(folder, { onRollback: () => reloadable.centre?.reload() });
    const centre = new ContactCentre(store, randomDirectory(), clock, fail);
    reloadable.centre = centre;
    const execute = centre.execute.bind(centre);
    centre.execute = async (command, dedupeKey) => {
      const outcome = await execute(command, dedupeKey);
      carriedOut.set(command.type, (carriedOut.get(command.type) ?? 0) + 1);
      return outcome;
    };
    return new RandomCentre(store, centre, clock, carriedOut);
  }

  close(): void {
    this.centre.stop();
    this.store.close();
  }

  /** All agents come to work. */
  async begin(): Promise<void> {
    for (const command of openingOrders) await this.#give(command);
  }

  /** Gives `count` random orders, one after the other; each `seed` only once per day. */
  async live(seed: number, count: number): Promise<void> {
    let number = seed * 100_000;
    for (const step of randomSteps(seed, count)) {
      number++;
      this.#clock.advance(step.act === "NEXT_TIMER" ? await this.#untilNextTimer() : step.passMs);
      const order = toOrder(this.centre.world, step, this.#clock.now(), number);
      await this.#settle();
      if (order !== null) await this.#give(order);
    }
  }

  async #give(command: Command): Promise<void> {
    // What is refused changes nothing.
    await this.centre.execute(command).catch((error: unknown) => {
      if (!OmniError.is(error)) throw error;
    });
  }

  /** Resolves when what timers began is done, and what follows from that. */
  async #settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await this.store.commits.submit(() => {});
  }

  async #untilNextTimer(): Promise<number> {
    const timers = this.store.db.selectFrom("timers").select("due_at").orderBy("due_at").limit(1);
    const now = this.#clock.now();
    return Math.max(0, Math.min(((await timers.executeTakeFirst())?.due_at ?? now) - now, longestLeapMs));
  }
}
