import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Tables } from "../tables.ts";

async function createApps({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("apps")
    .addColumn("app_id", "text", (column) => column.primaryKey())
    .addColumn("is_enabled", "integer", (column) => column.notNull())
    .addColumn("publisher_key", "text")
    .addColumn("active_version", "text")
    .addColumn("previous_version", "text")
    .addColumn("roll_out_version", "text")
    .addColumn("roll_out_stage", "text")
    .execute();
  await schema
    .createTable("app_versions")
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("manifest", "text", (column) => column.notNull())
    .addColumn("manifest_url", "text")
    .addColumn("icon", "text")
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("bytes", "integer", (column) => column.notNull())
    .addColumn("public_key", "text")
    .addColumn("consented_at", "integer")
    .addColumn("uploaded_at", "integer", (column) => column.notNull())
    .addColumn("uploaded_by", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_versions_key", ["app_id", "version"])
    .execute();
  await schema
    .createTable("app_known_contents")
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_known_contents_key", ["app_id", "version"])
    .execute();
}

async function createPlacing({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("app_slots")
    .addColumn("slot", "text", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("app_mappings")
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("page", "text", (column) => column.notNull())
    .addColumn("slots", "text", (column) => column.notNull())
    .addColumn("user_types", "text", (column) => column.notNull())
    .addColumn("level", "text", (column) => column.notNull())
    .addColumn("scope_id", "text", (column) => column.notNull())
    .addColumn("applies_to_children", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_mappings_key", ["app_id", "position"])
    .execute();
  await schema
    .createTable("app_order")
    .addColumn("slot", "text", (column) => column.notNull())
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_order_key", ["slot", "app_id"])
    .execute();
}

async function createRecords({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("app_settings")
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("is_secret", "integer", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_settings_key", ["app_id", "key"])
    .execute();
  await schema
    .createTable("app_audit")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("user_name", "text", (column) => column.notNull())
    .addColumn("app_id", "text")
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("version", "text")
    .addColumn("summary", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("app_audit_of_app").on("app_audit").columns(["app_id", "seq"]).execute();
  await schema
    .createTable("app_figures")
    .addColumn("app_id", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("app_figures_key", ["app_id", "day", "version", "kind"])
    .execute();
}

interface FormerApp {
  app_id: string;
  name: string;
  slot: string;
  url: string;
  permissions: string;
  settings: string;
  priority: number;
  user_types: string;
  is_active: 0 | 1;
}

/** Apps of old had no manifest: what they were is written as one, with a version that every later one follows. */
const formerVersion = "0.0.0";

const toManifest = ({ app_id, name, slot, url, permissions }: FormerApp): string =>
  JSON.stringify({
    name: app_id,
    version: formerVersion,
    title: name,
    description: `${name}, registered before apps had manifests.`,
    entryUrl: url,
    ...(slot === "background" ? { instanceScope: "background" } : { slots: [slot] }),
    permissions: (JSON.parse(permissions) as string[]).map((permission) => ({
      name: permission,
      reason: "It had this permission before apps gave reasons.",
    })),
  });

/** Apps at an address of their own go on as they are. One that this server hosted keeps its places, and gets a package. */
async function moveApp(db: Kysely<Tables>, app: FormerApp, position: number): Promise<void> {
  const { app_id, slot, user_types, is_active } = app;
  const isElsewhere = URL.canParse(app.url);
  await db
    .insertInto("apps")
    .values({
      app_id,
      is_enabled: is_active,
      publisher_key: null,
      active_version: isElsewhere ? formerVersion : null,
      previous_version: null,
      roll_out_version: null,
      roll_out_stage: null,
    })
    .execute();
  const centre = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", "contact_centre_id")
    .executeTakeFirst();
  await db
    .insertInto("app_mappings")
    .values({
      app_id,
      position: 0,
      page: "main",
      slots: JSON.stringify([slot]),
      user_types,
      level: "CONTACT_CENTRE",
      scope_id: centre?.value ?? "contact-centre",
      applies_to_children: 1,
    })
    .execute();
  await db.insertInto("app_order").values({ slot, app_id, position }).execute();
  if (!isElsewhere) return;
  const now = Date.now();
  await db
    .insertInto("app_versions")
    .values({
      app_id,
      version: formerVersion,
      state: "INSTALLED",
      source: "URL",
      manifest: toManifest(app),
      manifest_url: null,
      icon: null,
      sha256: "",
      content_hash: "",
      bytes: 0,
      public_key: null,
      consented_at: now,
      uploaded_at: now,
      uploaded_by: "",
    })
    .execute();
}

const slots = [
  { slot: "right-panel", title: "Right panel", position: 0 },
  { slot: "full-page", title: "Full page", position: 1 },
  { slot: "background", title: "Background, never shown", position: 2 },
];

/** Apps with versions, mappings, roll-outs, settings, slots as data, an audit log and daily figures. */
export const apps: Migration = {
  up: async (anyDb: Kysely<unknown>) => {
    // The tables as the migrations before this one left them, and as this one leaves them.
    const before = anyDb as Kysely<{ apps: FormerApp }>;
    const db = anyDb as Kysely<Tables>;
    const former = await before.selectFrom("apps").selectAll().orderBy("priority", "desc").orderBy("app_id").execute();
    await anyDb.schema.dropTable("apps").execute();
    await createApps(anyDb);
    await createPlacing(anyDb);
    await createRecords(anyDb);
    await db.insertInto("app_slots").values(slots).execute();
    for (const [position, app] of former.entries()) await moveApp(db, app, position);
  },
};
