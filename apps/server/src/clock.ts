/** Time as the server sees it; tests bring their own. */
export interface Clock {
  now(): number;
  /** Runs once after `ms`; the result cancels. */
  after(ms: number, run: () => void): () => void;
}

/** setTimeout takes no more; longer waits are taken in steps by those who wait. */
const longestWaitMs = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longestWaitMs));
    // A timer is a row and resumes: it need not keep a process alive that wants to end.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
