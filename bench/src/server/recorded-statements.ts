import { StatementSync, type DatabaseSync, type SQLInputValue } from "node:sqlite";

type Run = (this: StatementSync, ...values: SQLInputValue[]) => ReturnType<StatementSync["run"]>;

/** One writing statement with its values, as the server ran it; `begin` and `commit` are among them. */
export interface RecordedStatement {
  sql: string;
  values: SQLInputValue[];
}

/** Notes every statement that writes while `work` runs, in every database of this process. */
export async function recordStatements(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
  const recorded: RecordedStatement[] = [];
  // Every statement of this repository takes its values by place.
  const run = StatementSync.prototype.run as Run;
  const recording: Run = function (...values) {
    recorded.push({ sql: this.sourceSQL, values });
    return run.apply(this, values);
  };
  Object.assign(StatementSync.prototype, { run: recording });
  try {
    await work();
  } finally {
    Object.assign(StatementSync.prototype, { run });
  }
  return recorded;
}

/** Writes the same rows again with nothing decided in between. Answers the seconds that it took. */
export function replayStatements(database: DatabaseSync, recorded: readonly RecordedStatement[]): number {
  const statements = new Map<string, StatementSync>();
  for (const { sql } of recorded) if (!statements.has(sql)) statements.set(sql, database.prepare(sql));
  const began = performance.now();
  for (const { sql, values } of recorded) statements.get(sql)?.run(...values);
  return (performance.now() - began) / 1000;
}
