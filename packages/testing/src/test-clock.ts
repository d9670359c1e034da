/** Something that happens at a time. */
export interface Due {
  at: number;
  run: () => void;
}

/** Tells what is due next, however far away, or null. Asked anew after each step. */
export type DueSource = () => Due | null;

/** Time in the hands of a test: it stands still until it is told to pass. */
export interface TestClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Lets time pass. Whatever falls due on the way happens at its own time, and apps hear of it before the next. */
  advance(ms: number): Promise<void>;
  /** Does something later; the result takes it back. */
  after(ms: number, run: () => void): () => void;
}

export interface SourcedClock extends TestClock {
  addSource(source: DueSource): void;
}

export function createTestClock(start: number): SourcedClock {
  let now = start;
  const tasks = new Set<Due>();
  const nextTask: DueSource = () => earliest([...tasks]);
  const sources: DueSource[] = [nextTask];
  const next = (): Due | null => earliest(sources.flatMap((source) => source() ?? []));

  return {
    now: () => now,
    addSource: (source) => void sources.push(source),
    after(ms, run) {
      const task: Due = {
        at: now + ms,
        run() {
          tasks.delete(task);
          run();
        },
      };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    async advance(ms) {
      const end = now + ms;
      for (let due = next(); due !== null && due.at <= end; due = next()) {
        now = Math.max(now, due.at);
        due.run();
        await nextTurn();
      }
      now = end;
      await nextTurn();
    },
  };
}

const earliest = (all: readonly Due[]): Due | null =>
  all.reduce<Due | null>((first, due) => (first === null || due.at < first.at ? due : first), null);

/** Ports deliver between turns of the event loop. */
const nextTurn = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
