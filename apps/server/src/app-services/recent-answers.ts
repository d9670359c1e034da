import type { Clock } from "../clock.ts";
import type { Answer } from "./read-answer.ts";

/** A console that was cut off comes back within this time, and asks again. */
const keptMs = 60_000;
const mostKeptBytes = 32 * 1024 * 1024;

interface Kept {
  answer: Promise<Answer>;
  bytes: number;
}

/** Answers of calls that may be asked again under the same key, when the reply to the first did not arrive. */
export class RecentAnswers {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `keep`: it must not happen twice, so its answer stays for a while. */
  once(key: string, keep: boolean, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known.answer;
    const kept: Kept = { answer: work(), bytes: 0 };
    this.#kept.set(key, kept);
    const forget = (): void => this.#forget(key, kept);
    kept.answer.then(
      (answer) => (keep ? this.#keep(kept, answer, forget) : forget()),
      () => (keep ? this.#clock.after(keptMs, forget) : forget()),
    );
    return kept.answer;
  }

  #keep(kept: Kept, answer: Answer, forget: () => void): void {
    kept.bytes = JSON.stringify(answer.body).length;
    this.#bytes += kept.bytes;
    this.#clock.after(keptMs, forget);
    for (const [key, each] of this.#kept) {
      if (this.#bytes <= mostKeptBytes) return;
      if (each !== kept) this.#forget(key, each);
    }
  }

  #forget(key: string, kept: Kept): void {
    if (this.#kept.get(key) !== kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
  }
}
