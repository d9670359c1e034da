import { OmniError } from "@omni/wire";
import type { Clock } from "../clock.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** So many wrong passwords for an account from one place, then that place waits; each further one doubles the wait. */
const ofAccount = { free: 5, firstWaitMs: 5 * minuteMs, longestWaitMs: hourMs, forgottenMs: 24 * hourMs };
/** The same for all accounts together: a whole office may share an address, so that it waits shortly. */
const ofPlace = { free: 50, firstWaitMs: 1000, longestWaitMs: minuteMs, forgottenMs: hourMs };

/** So many are remembered of each; what was tried longest ago is forgotten first. */
const mostRemembered = 20_000;

interface Count {
  failed: number;
  at: number;
  waitUntil: number;
}

/** Wrong attempts by key. Each counts before it is known to be wrong, so that many at once gain nothing. */
class FailureCounts {
  readonly #limits: typeof ofAccount;
  readonly #counts = new Map<string, Count>();

  constructor(limits: typeof ofAccount) {
    this.#limits = limits;
  }

  /** Until when the key waits; 0 when it need not. */
  waitUntil(key: string, now: number): number {
    const { waitUntil = 0 } = this.#counts.get(key) ?? {};
    return waitUntil > now ? waitUntil : 0;
  }

  /** Until when the key waits now, or 0. */
  add(key: string, now: number): number {
    const { free, firstWaitMs, longestWaitMs, forgottenMs } = this.#limits;
    const before = this.#counts.get(key);
    const failed = 1 + (before === undefined || now - before.at > forgottenMs ? 0 : before.failed);
    const waitMs = failed < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - free));
    this.#counts.delete(key);
    const waitUntil = waitMs === 0 ? 0 : now + waitMs;
    this.#counts.set(key, { failed, at: now, waitUntil });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > mostRemembered && oldest !== undefined) this.#counts.delete(oldest);
    return waitUntil;
  }

  /** It was right: none of it counts. */
  clear(key: string): void {
    this.#counts.delete(key);
  }

  /** It was right: it does not count and nobody waits for it, but what others did wrong counts on. */
  takeBack(key: string): void {
    const count = this.#counts.get(key);
    if (count === undefined) return;
    count.failed--;
    count.waitUntil = 0;
  }
}

/**
 * Slows guesses of passwords down by where they come from: an account from a place, and the place for all accounts. Never
 * an account alone, which anybody could lock for its owner. Names that nobody has count as any other, so that a wait tells
 * nobody who exists. `from` is a network address, or another name of a place.
 */
export class SignInAttempts {
  readonly #clock: Clock;
  readonly #ofAccount = new FailureCounts(ofAccount);
  readonly #ofPlace = new FailureCounts(ofPlace);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts an attempt; until when it locks the account for that place if it is wrong, or 0. Throws RATE_LIMITED or ACCOUNT_LOCKED. */
  begin(name: string, from: string): number {
    const now = this.#clock.now();
    const waitUntil = this.#ofPlace.waitUntil(from, now);
    if (waitUntil > 0)
      throw new OmniError("RATE_LIMITED", "Too many failed attempts from this address. Wait a moment and try again.", {
        details: { retryAfterMs: waitUntil - now },
      });
    const key = toKey(name, from);
    const lockedUntil = this.#ofAccount.waitUntil(key, now);
    if (lockedUntil > 0) throw toLockedError(lockedUntil);
    this.#ofPlace.add(from, now);
    return this.#ofAccount.add(key, now);
  }

  succeed(name: string, from: string): void {
    this.#ofPlace.takeBack(from);
    this.#ofAccount.clear(toKey(name, from));
  }
}

const toKey = (name: string, from: string): string => JSON.stringify([name, from]);

export const toLockedError = (lockedUntil: number): OmniError =>
  new OmniError(
    "ACCOUNT_LOCKED",
    "Too many failed attempts from this address. Wait until it may try again, or ask an administrator.",
    { details: { lockedUntil } },
  );
