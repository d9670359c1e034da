import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Log, state, inboxes and timers: what one command writes in one transaction. */
async function createCentre(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("events")
    .addColumn("seq", "integer", (column) => column.primaryKey())
    .addColumn("aggregate_id", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("dedupe_key", "text")
    .execute();
  await schema.createIndex("events_of_aggregate").on("events").column("aggregate_id").execute();
  await schema
    .createIndex("events_dedupe")
    .on("events")
    .column("dedupe_key")
    .unique()
    .where("dedupe_key", "is not", null)
    .execute();
  await schema
    .createTable("interactions")
    .addColumn("interaction_id", "text", (column) => column.primaryKey())
    .addColumn("conversation_id", "text")
    .addColumn("agent_id", "text")
    .addColumn("is_open", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("interactions_open").on("interactions").column("is_open").where("is_open", "=", 1).execute();
  await schema.createIndex("interactions_of_conversation").on("interactions").column("conversation_id").execute();
  await schema
    .createTable("agent_sessions")
    .addColumn("agent_id", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("inbox")
    .addColumn("agent_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("interaction_id", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("inbox_seq").on("inbox").columns(["agent_id", "seq"]).unique().execute();
  await schema
    .createTable("timers")
    .addColumn("timer_id", "text", (column) => column.primaryKey())
    .addColumn("due_at", "integer", (column) => column.notNull())
    .addColumn("command", "text", (column) => column.notNull())
    .execute();
}

async function createCustomers(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("conversations")
    .addColumn("conversation_id", "text", (column) => column.primaryKey())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("interaction_id", "text")
    .addColumn("base_seq", "integer", (column) => column.notNull())
    .addColumn("profile", "text", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("customers")
    .addColumn("customer_id", "text", (column) => column.primaryKey())
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("search", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("updated_at", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("customer_contacts")
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("customer_contacts_key", ["kind", "value", "process_id", "customer_id"])
    .execute();
  await schema.createIndex("customer_contacts_of_customer").on("customer_contacts").column("customer_id").execute();
  await schema
    .createTable("history")
    .addColumn("interaction_id", "text", (column) => column.primaryKey())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addColumn("started_at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("history_of_customer").on("history").columns(["customer_id", "started_at"]).execute();
}

async function createUsers(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("users")
    .addColumn("user_id", "text", (column) => column.primaryKey())
    .addColumn("user_name", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("user_type", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("capacity", "text", (column) => column.notNull())
    .addColumn("total_capacity", "integer", (column) => column.notNull())
    .addColumn("is_active", "integer", (column) => column.notNull())
    .addColumn("failed_attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("locked_until", "integer")
    .execute();
  await schema
    .createTable("http_sessions")
    .addColumn("session_hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text")
    .addColumn("expires_at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("http_sessions_of_user").on("http_sessions").column("user_id").execute();
  await schema
    .createTable("settings")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

async function createConfiguration(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("processes")
    .addColumn("process_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("maskable_fields", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("campaigns")
    .addColumn("campaign_id", "text", (column) => column.primaryKey())
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("public_key", "text", (column) => column.unique())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("channels", "text", (column) => column.notNull())
    .addColumn("disposition_plan_id", "text", (column) => column.notNull())
    .addColumn("excluded_codes", "text", (column) => column.notNull())
    .addColumn("wrap_up", "text", (column) => column.notNull())
    .addColumn("offer_timeout_seconds", "integer", (column) => column.notNull())
    .addColumn("auto_answer", "integer", (column) => column.notNull())
    .addColumn("crm_url", "text")
    .addColumn("widget_origins", "text")
    .execute();
  await schema
    .createTable("campaign_agents")
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("campaign_agents_key", ["campaign_id", "user_id"])
    .execute();
  await schema
    .createTable("queues")
    .addColumn("queue_id", "text", (column) => column.primaryKey())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("channels", "text", (column) => column.notNull())
    .addColumn("scheduler", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("queue_agents")
    .addColumn("queue_id", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("queue_agents_key", ["queue_id", "user_id"])
    .execute();
  await schema
    .createTable("disposition_plans")
    .addColumn("disposition_plan_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("classes", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("break_reasons")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("position", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("extensions")
    .addColumn("call_context_id", "text", (column) => column.notNull())
    .addColumn("call_context_name", "text", (column) => column.notNull())
    .addColumn("phone", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("extensions_key", ["call_context_id", "phone"])
    .execute();
  await schema
    .createTable("canned_responses")
    .addColumn("response_id", "text", (column) => column.primaryKey())
    .addColumn("campaign_id", "text", (column) => column.notNull())
    .addColumn("shortcut", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("apps")
    .addColumn("app_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("icon", "text")
    .addColumn("slot", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("permissions", "text", (column) => column.notNull())
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("user_types", "text", (column) => column.notNull())
    .addColumn("is_active", "integer", (column) => column.notNull())
    .execute();
}

export const contactCentre: Migration = {
  async up(db) {
    await createCentre(db);
    await createCustomers(db);
    await createUsers(db);
    await createConfiguration(db);
  },
};
