/** A ring of two soft tones, made by the browser: no file to load, and it starts at once. */
export interface Ring {
  start(): void;
  stop(): void;
}

const everyMs = 2_400;
const notes = [
  { at: 0, frequency: 587.33 },
  { at: 0.18, frequency: 783.99 },
  { at: 0.55, frequency: 587.33 },
  { at: 0.73, frequency: 783.99 },
] as const;
const loudness = 0.14;

export function createRing(): Ring {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const play = (): void => {
    context ??= new AudioContext();
    // A browser holds sound back until the agent has used the page; the desktop notification still comes.
    if (context.state === "suspended") void context.resume();
    for (const { at, frequency } of notes) playNote(context, context.currentTime + at, frequency);
  };
  return {
    start() {
      if (timer !== undefined) return;
      play();
      timer = setInterval(play, everyMs);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
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
