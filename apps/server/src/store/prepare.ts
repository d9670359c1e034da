import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Compilable, Insertable, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Compiles a query once. The statement takes the query's parameters in the order in which they appear. */
export const prepare = (database: DatabaseSync, query: Compilable): StatementSync =>
  database.prepare(query.compile().sql);

/** A prepared insert of one row; with `key`, an existing row of that key takes the new values. */
export function prepareInsert<T extends keyof Tables>(
  database: DatabaseSync,
  db: Kysely<Tables>,
  table: T,
  columns: readonly (keyof Insertable<Tables[T]> & string)[],
  key?: keyof Tables[T] & string,
): (...values: SQLInputValue[]) => void {
  const blank = Object.fromEntries(columns.map((column) => [column, null]));
  // The blank row only names the columns; the values are bound when the statement runs.
  const insert = db.insertInto(table).values(blank as never);
  const query =
    key === undefined
      ? insert
      : insert.onConflict((conflict) =>
          conflict
            .column(key as never)
            .doUpdateSet(
              (update) =>
                Object.fromEntries(
                  columns
                    .filter((column) => column !== key)
                    .map((column) => [column, update.ref(`excluded.${column}` as never)]),
                ) as never,
            ),
        );
  const statement = prepare(database, query);
  return (...values) => void statement.run(...values);
}
