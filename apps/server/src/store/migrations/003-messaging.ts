import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Files of messages, and what became of each message that went out. */
async function createMessageRows({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("attachments")
    .addColumn("attachment_id", "text", (column) => column.primaryKey())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("content_type", "text", (column) => column.notNull())
    .addColumn("size_bytes", "integer", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("interaction_id", "text")
    .addColumn("conversation_id", "text")
    .addColumn("message_id", "text")
    .addColumn("created_at", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("attachments_of_content").on("attachments").column("sha256").execute();
  await schema.createIndex("attachments_of_message").on("attachments").columns(["message_id", "created_at"]).execute();
  await schema
    .createTable("message_statuses")
    .addColumn("message_id", "text", (column) => column.primaryKey())
    .addColumn("interaction_id", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("message_statuses_of_interaction").on("message_statuses").column("interaction_id").execute();
}

/** Conversations by phone number, and what is on its way to a messaging provider. */
async function createNumbers({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("message_templates")
    .addColumn("template_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("channel_type", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("variables", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("number_conversations")
    .addColumn("conversation_id", "text", (column) => column.primaryKey())
    .addColumn("channel_type", "text", (column) => column.notNull())
    .addColumn("own_number", "text", (column) => column.notNull())
    .addColumn("customer_number", "text", (column) => column.notNull())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("interaction_id", "text")
    .addColumn("customer_wrote_at", "integer")
    .execute();
  await schema
    .createIndex("number_conversations_of_numbers")
    .on("number_conversations")
    .columns(["customer_number", "own_number", "channel_type"])
    .unique()
    .execute();
  await schema
    .createTable("outbox")
    .addColumn("message_id", "text", (column) => column.primaryKey())
    .addColumn("interaction_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("provider_message_id", "text")
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("outbox_waiting").on("outbox").column("state").where("state", "=", "WAITING").execute();
  await schema.createIndex("outbox_of_provider").on("outbox").column("provider_message_id").execute();
  await schema
    .createTable("simulated_messages")
    .addColumn("message_id", "text", (column) => column.primaryKey())
    .addColumn("order_id", "text", (column) => column.notNull().unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
}

/** Attachments, message templates, WhatsApp and SMS. */
export const messaging: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createMessageRows(db);
    await createNumbers(db);
  },
};
