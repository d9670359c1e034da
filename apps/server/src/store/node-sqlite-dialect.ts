import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { SqliteDialect } from "kysely";

/** Kysely over `node:sqlite`. The owner of `database` closes it. */
export const nodeSqliteDialect = (database: DatabaseSync): SqliteDialect =>
  new SqliteDialect({
    database: {
      close() {},
      prepare(sql) {
        const statement = database.prepare(sql);
        // Kysely types parameters as unknown; SQLite itself refuses what it cannot bind.
        const bound = (parameters: ReadonlyArray<unknown>) => parameters as SQLInputValue[];
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...bound(parameters)),
          run: (parameters) => statement.run(...bound(parameters)),
          iterate: (parameters) => statement.iterate(...bound(parameters)),
        };
      },
    },
  });
