import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Promised callbacks as rows of state, and what the line provider still has to do. */
async function createState({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("callbacks")
    .addColumn("callback_id", "text", (column) => column.primaryKey())
    .addColumn("interaction_id", "text", (column) => column.notNull())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("agent_id", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("is_open", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("callbacks_open").on("callbacks").column("is_open").where("is_open", "=", 1).execute();
  await schema.createIndex("callbacks_of_agent").on("callbacks").columns(["agent_id", "at"]).execute();
  await schema
    .createTable("line_orders")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("order_id", "text", (column) => column.notNull().unique())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
}

/** What reaches the centre by number, and what calls need to be told of campaigns, queues and users. */
async function createVoiceConfiguration({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("numbers")
    .addColumn("number", "text", (column) => column.notNull())
    .addColumn("channel_type", "text", (column) => column.notNull())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("queue_id", "text")
    .addColumn("title", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("numbers_key", ["number", "channel_type"])
    .execute();
  await schema
    .createTable("ivr_entries")
    .addColumn("ivr_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .execute();
  await schema.alterTable("campaigns").addColumn("caller_id", "text").execute();
  await schema.alterTable("campaigns").addColumn("ring_seconds", "integer").execute();
  await schema.alterTable("campaigns").addColumn("max_callback_count", "integer").execute();
  await schema.alterTable("queues").addColumn("service_level_seconds", "integer").execute();
  await schema.alterTable("users").addColumn("channel_weights", "text").execute();
}

/** Calls over a line provider, callbacks, and the centre's own numbers. */
export const voice: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createState(db);
    await createVoiceConfiguration(db);
  },
};
