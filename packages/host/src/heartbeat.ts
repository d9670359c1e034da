/** How often a page is asked for a sign of life, and how long it may take: seen by the agent, and not seen. */
export interface HeartbeatRhythm {
  everyMs: number;
  seenWithinMs: number;
  unseenWithinMs: number;
}

/** An agent who looks at an app learns within twelve seconds that it hangs; one who does not, within some half a minute. */
export const defaultRhythm: HeartbeatRhythm = { everyMs: 4_000, seenWithinMs: 8_000, unseenWithinMs: 30_000 };

export interface HeartbeatOptions {
  rhythm: HeartbeatRhythm;
  isSeen: () => boolean;
  ping: (id: number) => void;
  /** The page has not answered in time. */
  onSilence: (waitedMs: number) => void;
  /** It has; also when it was silent before. */
  onAnswer: (roundTripMs: number) => void;
}

export interface Heartbeat {
  pong(id: unknown): void;
  /** Whether the agent sees the app has changed. */
  look(): void;
  stop(): void;
}

/** A deadline that is reached so late was slept through by this page itself: it says nothing about the other. */
const sleptMs = 1_000;

/** Asks one page at a time for one sign: a page that does not answer is not asked again, and comes back by answering. */
export function startHeartbeat({ rhythm, isSeen, ping, onSilence, onAnswer }: HeartbeatOptions): Heartbeat {
  let id = 0;
  let askedAt = 0;
  let waiting = false;
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    id++;
    askedAt = performance.now();
    waiting = true;
    ping(id);
    expectAnswer();
  };
  const expectAnswer = (): void => {
    clearTimeout(timer);
    const withinMs = isSeen() ? rhythm.seenWithinMs : rhythm.unseenWithinMs;
    const dueAt = Math.max(performance.now(), askedAt + withinMs);
    timer = setTimeout(() => judge(dueAt), Math.max(0, dueAt - performance.now()));
  };
  const judge = (dueAt: number): void => {
    if (performance.now() - dueAt > sleptMs) return ask();
    silent = true;
    onSilence(performance.now() - askedAt);
  };
  timer = setTimeout(ask, rhythm.everyMs);

  return {
    pong(answered) {
      if (!waiting || answered !== id) return;
      waiting = false;
      silent = false;
      clearTimeout(timer);
      timer = setTimeout(ask, rhythm.everyMs);
      onAnswer(performance.now() - askedAt);
    },
    look() {
      if (waiting && !silent) expectAnswer();
    },
    stop: () => clearTimeout(timer),
  };
}
