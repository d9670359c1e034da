import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What a version held is remembered for as long as browsers may keep its files. */
export const retention: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable("app_known_contents")
      .addColumn("last_installed_at", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update app_known_contents set last_installed_at = unixepoch() * 1000`.execute(db);
  },
};
