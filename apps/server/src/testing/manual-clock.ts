import type { Clock } from "../clock.ts";

interface Wait {
  at: number;
  run: () => void;
}

/** A clock that stands still until it is told to move. */
export class ManualClock implements Clock {
  #now: number;
  readonly #waits = new Set<Wait>();

  constructor(now = Date.now()) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const wait = { at: this.#now + ms, run };
    this.#waits.add(wait);
    return () => void this.#waits.delete(wait);
  }

  /** Somebody sets the clock: what waits goes on for as long as it would have. */
  set(byMs: number): void {
    this.#now += byMs;
    for (const wait of this.#waits) wait.at += byMs;
  }

  /** Moves on and runs, in order, what falls due on the way. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = [...this.#waits].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#waits.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = until;
  }
}
