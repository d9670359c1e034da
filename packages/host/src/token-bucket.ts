/** Takes one token: 0 when there was one, else the milliseconds until there is. */
export type TakeToken = () => number;

export function createTokenBucket(capacity: number, perSecond: number, now: () => number): TakeToken {
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(capacity, tokens + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (tokens >= 1) {
      tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - tokens) / perSecond) * 1_000);
  };
}
