import type { Manifest } from "@omni/app-package";
import type { Compilable, Insertable, Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { AppVersionsTable } from "../store/tables/app-tables.ts";

/** Which version of which app. */
export interface VersionName {
  appId: string;
  version: string;
}

/** What is known of a version beside its manifest. */
type FoundVersion = Omit<Insertable<AppVersionsTable>, "app_id" | "version" | "manifest" | "consented_at">;

/** What writes a new version: the app, if it is its first one, the version itself, and what it holds for ever. */
export function toVersionRows(db: Kysely<Tables>, manifest: Manifest, found: FoundVersion): Compilable[] {
  const { name: app_id, version } = manifest;
  const app = {
    app_id,
    is_enabled: 1 as const,
    publisher_key: found.public_key,
    active_version: null,
    previous_version: null,
    roll_out_version: null,
    roll_out_stage: null,
  };
  const { content_hash, uploaded_at: last_installed_at } = found;
  return [
    db
      .insertInto("apps")
      .values(app)
      .onConflict((conflict) =>
        conflict.column("app_id").doUpdateSet((update) => ({
          publisher_key: update.fn.coalesce("apps.publisher_key", "excluded.publisher_key"),
        })),
      ),
    db.insertInto("app_versions").values({
      app_id,
      version,
      manifest: JSON.stringify(manifest),
      consented_at: null,
      ...found,
    }),
    db
      .insertInto("app_known_contents")
      .values({ app_id, version, content_hash, last_installed_at })
      .onConflict((conflict) => conflict.doNothing()),
  ];
}

export function toStateUpdate(
  db: Kysely<Tables>,
  { appId, version }: VersionName,
  state: AppVersionsTable["state"],
): Compilable {
  return db.updateTable("app_versions").set({ state }).where("app_id", "=", appId).where("version", "=", version);
}
