/** Takes one token: 0 when there was one, else the milliseconds until there is. */
export type TakeToken = () => number;

export function createTokenBucket(capacity: number, perSecond: number, now: () => number): TakeToken {
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    // A clock that was set back takes nothing away: an app would be cut off as flooding for what it never posted.
    tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (tokens >= 1) {
      tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - tokens) / perSecond) * 1_000);
  };
}
