/** So many wrong passwords in a row lock an account. */
const freeAttempts = 5;
const firstLockMs = 5 * 60_000;
const longestLockMs = 60 * 60_000;

export interface Attempts {
  failedAttempts: number;
  lockedUntil: number | null;
}

export const isLocked = ({ lockedUntil }: Attempts, now: number): boolean => lockedUntil !== null && lockedUntil > now;

/** Counts an attempt before it is known whether it is right, so that many at once gain nothing. */
export function countAttempt({ failedAttempts }: Attempts, now: number): Attempts {
  const attempts = failedAttempts + 1;
  if (attempts < freeAttempts) return { failedAttempts: attempts, lockedUntil: null };
  const lockMs = Math.min(longestLockMs, firstLockMs * 2 ** (attempts - freeAttempts));
  return { failedAttempts: attempts, lockedUntil: now + lockMs };
}
