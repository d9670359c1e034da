import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, type Compilable } from "kysely";
import { GroupCommit, type CommitListener } from "./group-commit.ts";
import { migrate } from "./migrate.ts";
import { nodeSqliteDialect } from "./node-sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** The names of the store's own files in the data folder: all that a reset deletes. */
export const storeFiles = ["omni.sqlite", "omni.sqlite-wal", "omni.sqlite-shm"] as const;

/** One database, one writer. `db` is for reading and for building queries: every write goes through `commits`. */
export interface Store {
  database: DatabaseSync;
  db: Kysely<Tables>;
  commits: GroupCommit;
  /** Runs queries within a piece of work. */
  writeNow(...queries: Compilable[]): void;
  /** Runs queries as one piece of work of the group commit. */
  write(...queries: Compilable[]): Promise<void>;
  close(): void;
}

/** Opens the store of a folder, and makes it when there is none. */
export async function openStore(folder: string, listener: CommitListener): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, storeFiles[0]), { timeout: 1000 });
  database.exec(
    "pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -65536; pragma wal_autocheckpoint = 4000;",
  );
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
  await migrate(db);
  const commits = new GroupCommit(database, listener);
  function writeNow(...queries: Compilable[]): void {
    for (const query of queries) {
      const { sql, parameters } = query.compile();
      // Kysely types parameters as unknown; SQLite itself refuses what it cannot bind.
      database.prepare(sql).run(...(parameters as SQLInputValue[]));
    }
  }
  return {
    database,
    db,
    commits,
    writeNow,
    write: (...queries) => commits.submit(() => writeNow(...queries)),
    close() {
      commits.close();
      database.exec("pragma wal_checkpoint(truncate)");
      database.close();
    },
  };
}
