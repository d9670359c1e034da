import type { Migration } from "kysely/migration";

/** What apps store: each app, scope and user (or campaign) has keys of its own. */
export const appStorage: Migration = {
  up: async ({ schema }) => {
    await schema
      .createTable("app_storage")
      .addColumn("app_id", "text", (column) => column.notNull())
      .addColumn("scope", "text", (column) => column.notNull())
      .addColumn("scope_id", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("app_storage_key", ["app_id", "scope", "scope_id", "key"])
      .execute();
    // A write adds up what its shelf holds, and reads nothing but this index for it.
    await schema
      .createIndex("app_storage_sizes")
      .on("app_storage")
      .columns(["app_id", "scope", "scope_id", "bytes"])
      .execute();
  },
};
