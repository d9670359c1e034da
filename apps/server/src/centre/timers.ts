import type { Command, Timer } from "@omni/engine";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

/** A clock that was set forwards is noticed within this. */
const longestStepMs = 60_000;

/** Kept by the clock on the wall; all else lasts as long as it was to last, also when that clock is set back. */
const isAppointment = ({ command }: Timer): boolean => command.type.startsWith("callback.");

/** Timers are rows, written with the state that calls for them; after a restart they go on. */
export class Timers {
  readonly #clock: Clock;
  readonly #fire: (timer: Timer) => void;
  readonly #insert;
  readonly #delete;
  readonly #selectAll;
  readonly #cancels = new Map<string, () => void>();
  #endHold: (() => void) | null = null;

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

  /** Arms what the rows say, and nothing else; when timers are held off, at the end of that. */
  reload(): void {
    if (this.#endHold !== null) return;
    this.stop();
    const rows = this.#selectAll.all() as unknown as { timer_id: string; due_at: number; command: string }[];
    for (const row of rows)
      // The command was written by `replace`.
      this.#arm({ timerId: row.timer_id, dueAt: row.due_at, command: JSON.parse(row.command) as Command });
  }

  /** Fires nothing for a while, as when nothing can be stored: what is due would fail again and again. */
  holdOff(ms: number): void {
    this.stop();
    this.#endHold = this.#clock.after(ms, () => {
      this.#endHold = null;
      this.reload();
    });
  }

  stop(): void {
    this.#endHold?.();
    this.#endHold = null;
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #arm(timer: Timer): void {
    if (this.#endHold === null) this.#wait(timer, Math.max(0, timer.dueAt - this.#clock.now()));
  }

  #wait(timer: Timer, restMs: number): void {
    const stepMs = Math.min(restMs, longestStepMs);
    const cancel = this.#clock.after(stepMs, () => {
      const untilDue = timer.dueAt - this.#clock.now();
      const stillMs = isAppointment(timer) ? untilDue : Math.min(untilDue, restMs - stepMs);
      if (stillMs > 0) return this.#wait(timer, stillMs);
      this.#cancels.delete(timer.timerId);
      this.#fire(timer);
    });
    this.#cancels.set(timer.timerId, cancel);
  }
}
