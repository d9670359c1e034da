/** Soft tones, made by the browser: no file to load, and it starts at once. */
export interface Ring {
  /** Goes on until it is stopped; another kind takes the place of the one before. */
  start(kind: RingKind): void;
  /** One short tone. */
  chime(): void;
  stop(): void;
}

export type RingKind = "CALL" | "OTHER";

interface Melody {
  everyMs: number;
  notes: readonly { at: number; frequency: number }[];
}

/** A call rings lower and longer, like a telephone: an agent hears which it is without looking. */
const melodies: Record<RingKind, Melody> = {
  CALL: {
    everyMs: 3_200,
    notes: [0, 0.12, 0.24, 0.36, 0.48, 0.6, 0.72, 0.84].map((at, index) => ({
      at,
      frequency: index % 2 === 0 ? 440 : 523.25,
    })),
  },
  OTHER: {
    everyMs: 2_400,
    notes: [
      { at: 0, frequency: 587.33 },
      { at: 0.18, frequency: 783.99 },
      { at: 0.55, frequency: 587.33 },
      { at: 0.73, frequency: 783.99 },
    ],
  },
};
const loudness = 0.14;

export function createRing(): Ring {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let ringing: RingKind | null = null;

  const play = (notes: Melody["notes"]): void => {
    context ??= new AudioContext();
    // A browser holds sound back until the agent has used the page; the desktop notification still comes.
    if (context.state === "suspended") void context.resume();
    for (const { at, frequency } of notes) playNote(context, context.currentTime + at, frequency);
  };
  const ring: Ring = {
    start(kind) {
      if (ringing === kind) return;
      ring.stop();
      ringing = kind;
      const { notes, everyMs } = melodies[kind];
      play(notes);
      timer = setInterval(() => play(notes), everyMs);
    },
    chime: () => play([{ at: 0, frequency: 659.25 }]),
    stop() {
      clearInterval(timer);
      timer = undefined;
      ringing = null;
    },
  };
  return ring;
}

function playNote(context: AudioContext, at: number, frequency: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = "sine";
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.32);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.34);
}
