import type { Manifest } from "@omni/app-package";
import type { AppMapping, AppRollOutStage, AppSlotInfo } from "@omni/live";
import type { Kysely } from "kysely";
import semver from "semver";
import type { Tables } from "../store/tables.ts";
import type { AppVersionsTable } from "../store/tables/app-tables.ts";
import { noApp, noVersion } from "./refuse.ts";

/** A version of an app, as it was installed. Only its state and its consent ever change. */
export interface InstalledVersion {
  version: string;
  state: AppVersionsTable["state"];
  source: AppVersionsTable["source"];
  manifest: Manifest;
  manifestUrl: string | null;
  icon: string | null;
  sha256: string;
  contentHash: string;
  bytes: number;
  publicKey: string | null;
  consentedAt: number | null;
  uploadedAt: number;
  uploadedBy: string;
}

export interface InstalledApp {
  appId: string;
  isEnabled: boolean;
  publisherKey: string | null;
  activeVersion: string | null;
  previousVersion: string | null;
  rollOut: { version: string; stage: AppRollOutStage } | null;
  /** Newest first. */
  versions: readonly InstalledVersion[];
  mappings: readonly AppMapping[];
}

/** All that is installed, as of the last change. */
export interface Registry {
  apps: ReadonlyMap<string, InstalledApp>;
  slots: readonly AppSlotInfo[];
  /** The apps of each slot that were put in order, the first at the front. */
  order: Readonly<Record<string, readonly string[]>>;
}

const toVersion = (row: AppVersionsTable): InstalledVersion => ({
  version: row.version,
  state: row.state,
  source: row.source,
  // Checked before it was written.
  manifest: JSON.parse(row.manifest) as Manifest,
  manifestUrl: row.manifest_url,
  icon: row.icon,
  sha256: row.sha256,
  contentHash: row.content_hash,
  bytes: row.bytes,
  publicKey: row.public_key,
  consentedAt: row.consented_at,
  uploadedAt: row.uploaded_at,
  uploadedBy: row.uploaded_by,
});

/** Reads the registry from its rows. Columns of JSON are what this server wrote itself. */
export async function readRegistry(db: Kysely<Tables>): Promise<Registry> {
  const [apps, versions, mappings, slots, order] = await Promise.all([
    db.selectFrom("apps").selectAll().orderBy("app_id").execute(),
    db.selectFrom("app_versions").selectAll().execute(),
    db.selectFrom("app_mappings").selectAll().orderBy("position").execute(),
    db.selectFrom("app_slots").select(["slot", "title"]).orderBy("position").orderBy("slot").execute(),
    db.selectFrom("app_order").selectAll().orderBy("position").execute(),
  ]);
  const versionsOf = Map.groupBy(versions, (row) => row.app_id);
  const mappingsOf = Map.groupBy(mappings, (row) => row.app_id);
  const inOrder = Map.groupBy(order, (row) => row.slot);
  return {
    apps: new Map(
      apps.map((row): [string, InstalledApp] => [
        row.app_id,
        {
          appId: row.app_id,
          isEnabled: row.is_enabled === 1,
          publisherKey: row.publisher_key,
          activeVersion: row.active_version,
          previousVersion: row.previous_version,
          rollOut:
            row.roll_out_version === null || row.roll_out_stage === null
              ? null
              : { version: row.roll_out_version, stage: JSON.parse(row.roll_out_stage) as AppRollOutStage },
          versions: (versionsOf.get(row.app_id) ?? [])
            .map(toVersion)
            .toSorted((a, b) => semver.rcompare(a.version, b.version)),
          mappings: (mappingsOf.get(row.app_id) ?? []).map((mapping) => ({
            page: mapping.page,
            slots: JSON.parse(mapping.slots) as string[],
            userTypes: JSON.parse(mapping.user_types) as AppMapping["userTypes"],
            scope: {
              level: mapping.level,
              id: mapping.scope_id,
              applicableToAllChildren: mapping.applies_to_children === 1,
            },
          })),
        },
      ]),
    ),
    slots,
    order: Object.fromEntries([...inOrder].map(([slot, rows]) => [slot, rows.map((row) => row.app_id)])),
  };
}

export const findVersion = (app: InstalledApp, version: string | null): InstalledVersion | null =>
  app.versions.find((each) => each.version === version) ?? null;

/** The app. Rejects with INVALID_ARGUMENT when it is not installed. */
export function findApp({ apps }: Registry, appId: string): InstalledApp {
  const app = apps.get(appId);
  if (app === undefined) throw noApp(appId);
  return app;
}

/** The version. Rejects with INVALID_ARGUMENT when it is not installed. */
export function requireVersion(app: InstalledApp, version: string): InstalledVersion {
  const found = findVersion(app, version);
  if (found === null) throw noVersion(app.appId, version);
  return found;
}

/** The version whose form of settings and pages stands for the app: what is rolled out, else active, else the newest. */
export function leadingVersion(app: InstalledApp): InstalledVersion | null {
  return findVersion(app, app.rollOut?.version ?? app.activeVersion) ?? app.versions[0] ?? null;
}

/** Where a roll-back leads: the version before the roll-out, or before the last activation. */
export const rollBackTargetOf = ({ rollOut, activeVersion, previousVersion }: InstalledApp): string | null =>
  rollOut === null ? previousVersion : activeVersion;
