import type { Clock } from "../clock.ts";
import type { Store } from "./open-store.ts";

/** Removes some of what nobody asks for any more, within a piece of work; false: there is no more of it. */
export type CleanStep = (now: number) => boolean;

export const dayMs = 24 * 60 * 60_000;

/** How many rows a step removes in one piece of work. */
export const cleanedAtOnce = 500;

/** What only served the work is kept for so long after it has done so. */
export const keptMs = 30 * dayMs;

export interface CleanUpOptions {
  store: Store;
  clock: Clock;
  steps: readonly CleanStep[];
  onError: (error: unknown) => void;
}

/** Removes, at the start and once a day, what nobody asks for any more. docs/operating.md says how long each table keeps what. */
export class CleanUp {
  readonly #options: CleanUpOptions;
  #isRunning = false;
  #working: Promise<void> = Promise.resolve();
  #cancel: () => void = () => {};

  constructor(options: CleanUpOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.#again();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancel();
    await this.#working;
  }

  #again(): void {
    const { clock, onError } = this.#options;
    this.#working = this.#clean(clock.now()).catch(onError);
    this.#cancel = clock.after(dayMs, () => this.#again());
  }

  async #clean(now: number): Promise<void> {
    const { store, steps } = this.#options;
    for (const step of steps) while (this.#isRunning && (await store.commits.submit(() => step(now))));
  }
}
