import type { AppDayFigures, AppFigures, AppReport } from "@omni/live";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";

const writeEveryMs = 15_000;
/** A broken app reports without end: the newest problems of each app say enough. */
const keptProblems = 50;
const keptDays = 30;
const dayMs = 24 * 60 * 60_000;

export interface AppProblem {
  at: number;
  kind: AppReport["kind"];
  version: string;
  code: string | null;
  message: string;
}

interface Count {
  appId: string;
  day: string;
  version: string;
  kind: AppReport["kind"];
  count: number;
}

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const noFigures = (): AppFigures => ({
  MOUNTED: 0,
  READY: 0,
  FAILED: 0,
  CRASHED: 0,
  CALL_ERROR: 0,
  CALLBACK_ERROR: 0,
});

/** What consoles report of apps: counted by day and version, in rows; the newest problems in memory. */
export class AppFigureBook {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  #pending = new Map<string, Count>();
  readonly #problems = new Map<string, AppProblem[]>();
  #cancel: (() => void) | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: Clock, onError: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onError = onError;
  }

  /** Counts a report of an app and a version that are installed. */
  count({ appId, version, kind, code, message }: AppReport): void {
    const at = this.#clock.now();
    const day = toDay(at);
    const key = `${appId} ${day} ${version} ${kind}`;
    const count = this.#pending.get(key) ?? { appId, day, version, kind, count: 0 };
    count.count++;
    this.#pending.set(key, count);
    if (kind !== "MOUNTED" && kind !== "READY") {
      const problem = { at, kind, version, code: code ?? null, message: message ?? "" };
      this.#problems.set(appId, [problem, ...(this.#problems.get(appId) ?? [])].slice(0, keptProblems));
    }
    this.#cancel ??= this.#clock.after(writeEveryMs, () => {
      this.write().catch(this.#onError);
    });
  }

  problemsOf(appId: string): readonly AppProblem[] {
    return this.#problems.get(appId) ?? [];
  }

  forget(appId: string): void {
    this.#problems.delete(appId);
  }

  /** Writes what was counted; when it resolves, whatever was counted before the call is stored. */
  write(): Promise<void> {
    const written = this.#writing.then(() => this.#writeCounts());
    this.#writing = written.catch(() => {
      // Who waits for it hears of its failure; the next one begins all the same.
    });
    return written;
  }

  async #writeCounts(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const counts = [...this.#pending.values()];
    if (counts.length === 0) return;
    this.#pending = new Map();
    const { db } = this.#store;
    const oldest = toDay(this.#clock.now() - 2 * keptDays * dayMs);
    await this.#store.write(
      ...counts.map(({ appId, day, version, kind, count }) =>
        db
          .insertInto("app_figures")
          .values({ app_id: appId, day, version, kind, count })
          .onConflict((conflict) =>
            conflict
              .columns(["app_id", "day", "version", "kind"])
              .doUpdateSet((update) => ({ count: update("app_figures.count", "+", count) })),
          ),
      ),
      db.deleteFrom("app_figures").where("day", "<", oldest),
    );
  }

  /** An app's figures of the last days, newest first. */
  async figuresOf(appId: string): Promise<AppDayFigures[]> {
    await this.write();
    const since = toDay(this.#clock.now() - keptDays * dayMs);
    const rows = await this.#store.db
      .selectFrom("app_figures")
      .selectAll()
      .where("app_id", "=", appId)
      .where("day", ">=", since)
      .orderBy("day", "desc")
      .orderBy("version", "desc")
      .execute();
    const days = new Map<string, AppDayFigures>();
    for (const { day, version, kind, count } of rows) {
      const figures = days.get(`${day} ${version}`) ?? { day, version, figures: noFigures() };
      figures.figures[kind] = count;
      days.set(`${day} ${version}`, figures);
    }
    return [...days.values()];
  }

  /** Today's figures of every app. */
  async today(): Promise<Map<string, AppFigures>> {
    await this.write();
    const rows = await this.#store.db
      .selectFrom("app_figures")
      .select(["app_id", "kind", "count"])
      .where("day", "=", toDay(this.#clock.now()))
      .execute();
    const apps = new Map<string, AppFigures>();
    for (const { app_id, kind, count } of rows) {
      const figures = apps.get(app_id) ?? noFigures();
      figures[kind] += count;
      apps.set(app_id, figures);
    }
    return apps;
  }
}
