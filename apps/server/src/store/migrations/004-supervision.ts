import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What is over, by everything that it is searched, filtered and sorted by. */
async function createPastInteractions(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("past_interactions")
    .addColumn("row_id", "integer", (column) => column.primaryKey())
    .addColumn("interaction_id", "text", (column) => column.notNull().unique())
    .addColumn("started_at", "integer", (column) => column.notNull())
    .addColumn("ended_at", "integer", (column) => column.notNull())
    .addColumn("channel_type", "text", (column) => column.notNull())
    .addColumn("direction", "text", (column) => column.notNull())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("queue_id", "text")
    .addColumn("agent_id", "text")
    .addColumn("agent_name", "text", (column) => column.notNull())
    .addColumn("customer_name", "text", (column) => column.notNull())
    .addColumn("disposition_code", "text")
    .addColumn("system_disposition", "text", (column) => column.notNull())
    .addColumn("waited_ms", "integer", (column) => column.notNull())
    .addColumn("handled_ms", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on("past_interactions").columns(columns).execute();
  await index("past_interactions_by_start", ["started_at", "interaction_id"]);
  await index("past_interactions_of_agent", ["agent_id", "started_at"]);
  await index("past_interactions_of_campaign", ["campaign_id", "started_at"]);
  // The words alone, by row_id: the texts themselves stand in the row and in the log.
  await sql`create virtual table past_interaction_words using fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  )`.execute(db);
}

export const supervision: Migration = {
  async up(db: Kysely<unknown>) {
    await createPastInteractions(db);
    await db.schema
      .createTable("wallboard_snapshots")
      .addColumn("snapshot_id", "integer", (column) => column.primaryKey())
      .addColumn("seq", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
};
