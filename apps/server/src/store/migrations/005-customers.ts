import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Tables } from "../tables.ts";

async function createColumns({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("customer_columns")
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("choices", "text", (column) => column.notNull())
    .addColumn("is_required", "integer", (column) => column.notNull())
    .addColumn("is_unique", "integer", (column) => column.notNull())
    .addColumn("mask_first", "integer")
    .addColumn("mask_last", "integer")
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("customer_columns_key", ["process_id", "name"])
    .execute();
  await schema
    .createTable("customer_values")
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("customer_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("customer_values_key", ["process_id", "name", "value"])
    .execute();
  await schema.createIndex("customer_values_of_customer").on("customer_values").column("customer_id").execute();
  await schema.createIndex("customers_by_name").on("customers").columns(["name", "customer_id"]).execute();
  await schema
    .createTable("customer_merges")
    .addColumn("customer_id", "text", (column) => column.primaryKey())
    .addColumn("into_id", "text", (column) => column.notNull())
    .addColumn("merged_by", "text", (column) => column.notNull())
    .addColumn("merged_at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
}

async function createImports({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("customer_imports")
    .addColumn("import_id", "text", (column) => column.primaryKey())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("customer_import_errors")
    .addColumn("import_id", "text", (column) => column.notNull())
    .addColumn("row_number", "integer", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("cells", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("customer_import_errors_key", ["import_id", "row_number"])
    .execute();
}

async function createInsights({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("api_keys")
    .addColumn("key_id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("key_hash", "text", (column) => column.notNull().unique())
    .addColumn("scopes", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("last_used_at", "integer")
    .addColumn("revoked_at", "integer")
    .execute();
  await schema
    .createTable("insights")
    .addColumn("interaction_id", "text", (column) => column.notNull())
    .addColumn("insight_id", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("insights_key", ["interaction_id", "insight_id"])
    .execute();
}

const toLabel = (name: string): string =>
  name
    .replaceAll(/[_-]+/g, " ")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

/** What each process named as maskable becomes a column of text that shows its last two characters, as it did. */
async function moveMaskableFields(db: Kysely<Tables & { processes: { maskable_fields: string } }>): Promise<void> {
  const processes = await db.selectFrom("processes").select(["process_id", "maskable_fields"]).execute();
  const rows = processes.flatMap(({ process_id, maskable_fields }) =>
    (JSON.parse(maskable_fields) as string[]).map((name, position) => ({
      process_id,
      name,
      label: toLabel(name),
      type: "TEXT" as const,
      choices: "[]",
      is_required: 0 as const,
      is_unique: 0 as const,
      mask_first: 0,
      mask_last: 2,
      position,
    })),
  );
  if (rows.length > 0) await db.insertInto("customer_columns").values(rows).execute();
  await db.schema.alterTable("processes").dropColumn("maskable_fields").execute();
}

/** Typed customer columns, merges, imports, keys of outside services and what they tell. */
export const customers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createColumns(db);
    await createImports(db);
    await createInsights(db);
    await db.schema
      .alterTable("users")
      .addColumn("sees_personal_data", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    // The tables as the migrations before this one left them.
    await moveMaskableFields(db);
  },
};
