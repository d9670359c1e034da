/** Allows bursts of `size` and `perSecond` in the long run. */
export class TokenBucket {
  readonly #size: number;
  readonly #perSecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#tokens = size;
    this.#filledAt = now;
  }

  /** Milliseconds to wait, 0 when it may go ahead. */
  take(now: number): number {
    // A clock that was set back takes nothing away: it would lock everybody out until it is where it was.
    const passedMs = Math.max(0, now - this.#filledAt);
    const filled = this.#tokens + (passedMs * this.#perSecond) / 1000;
    this.#tokens = Math.min(this.#size, filled);
    this.#filledAt = now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) * 1000) / this.#perSecond);
    this.#tokens--;
    return 0;
  }
}
