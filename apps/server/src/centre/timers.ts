import type { Command, Timer } from "@omni/engine";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

/** Timers are rows, written with the state that calls for them; after a restart they go on. */
export class Timers {
  readonly #clock: Clock;
  readonly #fire: (timer: Timer) => void;
  readonly #insert;
  readonly #delete;
  readonly #selectAll;
  readonly #cancels = new Map<string, () => void>();

  constructor({ database, db }: Store, clock: Clock, fire: (timer: Timer) => void) {
    this.#clock = clock;
    this.#fire = fire;
    this.#insert = prepareInsert(database, db, "timers", ["timer_id", "due_at", "command"], "timer_id");
    this.#delete = prepare(database, db.deleteFrom("timers").where("timer_id", "=", ""));
    this.#selectAll = prepare(database, db.selectFrom("timers").selectAll());
  }

  /** Writes the difference between what an aggregate called for and what it calls for now. The result arms it. */
  replace(before: readonly Timer[], after: readonly Timer[]): () => void {
    const gone = before.filter(({ timerId }) => !after.some((timer) => timer.timerId === timerId));
    const added = after.filter(({ timerId }) => !before.some((timer) => timer.timerId === timerId));
    for (const { timerId } of gone) this.#delete.run(timerId);
    for (const { timerId, dueAt, command } of added) this.#insert(timerId, dueAt, JSON.stringify(command));
    return () => {
      for (const { timerId } of gone) this.disarm(timerId);
      for (const timer of added) this.#arm(timer);
    };
  }

  /** Deletes the row of a timer that nothing calls for any more. */
  remove(timerId: string): void {
    this.#delete.run(timerId);
  }

  disarm(timerId: string): void {
    this.#cancels.get(timerId)?.();
    this.#cancels.delete(timerId);
  }

  /** Arms what the rows say, and nothing else. */
  reload(): void {
    this.stop();
    const rows = this.#selectAll.all() as unknown as { timer_id: string; due_at: number; command: string }[];
    for (const row of rows)
      // The command was written by `replace`.
      this.#arm({ timerId: row.timer_id, dueAt: row.due_at, command: JSON.parse(row.command) as Command });
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #arm(timer: Timer): void {
    const wait = Math.max(0, timer.dueAt - this.#clock.now());
    const cancel = this.#clock.after(wait, () => {
      // A wait longer than the clock can take ends early.
      if (this.#clock.now() < timer.dueAt) return this.#arm(timer);
      this.#cancels.delete(timer.timerId);
      this.#fire(timer);
    });
    this.#cancels.set(timer.timerId, cancel);
  }
}
