/** Time as the live client sees it; tests replace it. */
export interface LiveClock {
  now(): number;
  /** Runs `task` once after `ms`, unless the returned undo is called before. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: LiveClock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
