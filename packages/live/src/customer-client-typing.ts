import type { ChatClock } from "./customer-client-link.ts";

const againMs = 3_000;
const stopsMs = 5_000;
const agentShownMs = 12_000;

/** Tells the server of typing now and then, not on every key stroke, and that it stopped. */
export class TypingNotice {
  #clock: ChatClock;
  #tell: (typing: boolean) => void;
  #toldAt = 0;
  #cancelStop: () => void = () => {};

  constructor(clock: ChatClock, tell: (typing: boolean) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  note(typing: boolean): void {
    this.#cancelStop();
    if (typing) this.#cancelStop = this.#clock.after(stopsMs, () => this.note(false));
    const now = this.#clock.now();
    if (typing ? now - this.#toldAt < againMs : this.#toldAt === 0) return;
    this.#toldAt = typing ? now : 0;
    this.#tell(typing);
  }

  /** A new link knows of no typing. */
  reset(): void {
    this.#cancelStop();
    this.#toldAt = 0;
  }
}

/** Whether the agent is typing; believed for a while only, in case its end is never told. */
export class AgentTyping {
  #clock: ChatClock;
  #onEnd: () => void;
  #cancel: (() => void) | null = null;

  constructor(clock: ChatClock, onEnd: () => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  get now(): boolean {
    return this.#cancel !== null;
  }

  set(typing: boolean): void {
    this.#cancel?.();
    this.#cancel = typing
      ? this.#clock.after(agentShownMs, () => {
          this.#cancel = null;
          this.#onEnd();
        })
      : null;
  }
}
