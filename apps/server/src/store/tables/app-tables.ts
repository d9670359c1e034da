import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** An app that is installed, in one or more versions. */
export interface AppsTable {
  app_id: string;
  is_enabled: Flag;
  /** The key that signed the first signed package; later ones are signed by it. */
  publisher_key: string | null;
  /** Everybody's, but those in a roll-out. */
  active_version: string | null;
  /** Where a roll-back leads. */
  previous_version: string | null;
  roll_out_version: string | null;
  /** JSON: who gets the version that is being rolled out. */
  roll_out_stage: string | null;
}

/** A version of an app. The file of a package lies in the data folder under its hash. */
export interface AppVersionsTable {
  app_id: string;
  version: string;
  state: "UPLOADED" | "INSTALLING" | "INSTALLED";
  source: "PACKAGE" | "URL";
  manifest: string;
  manifest_url: string | null;
  /** A data: address. */
  icon: string | null;
  sha256: string;
  content_hash: string;
  bytes: number;
  public_key: string | null;
  /** When an administrator consented to all that the manifest asks for; null: nothing of it runs. */
  consented_at: number | null;
  uploaded_at: number;
  uploaded_by: string;
}

/** Contents that versions had here, uninstalled ones too: browsers keep the files of a version for a year. */
interface AppKnownContentsTable {
  app_id: string;
  version: string;
  content_hash: string;
  last_installed_at: number;
}

/** Where a page of an app is shown, and to whom. */
interface AppMappingsTable {
  app_id: string;
  position: number;
  page: string;
  slots: string;
  user_types: string;
  level: "CONTACT_CENTRE" | "PROCESS" | "CAMPAIGN" | "QUEUE";
  scope_id: string;
  applies_to_children: Flag;
}

/** What an administrator filled in. A secret's value is encrypted; any other is JSON. */
interface AppSettingsTable {
  app_id: string;
  key: string;
  is_secret: Flag;
  value: string;
}

export interface AppAuditTable {
  seq: Generated<number>;
  at: number;
  user_id: string;
  user_name: string;
  /** Null: about all of them. */
  app_id: string | null;
  action: string;
  version: string | null;
  summary: string;
}

/** How often what happened to a version of an app on a day. */
interface AppFiguresTable {
  app_id: string;
  day: string;
  version: string;
  kind: "MOUNTED" | "READY" | "FAILED" | "CRASHED" | "CALL_ERROR" | "CALLBACK_ERROR";
  count: number;
}

/** What apps store by `app.storage`. */
interface AppStorageTable {
  app_id: string;
  scope: "USER" | "CAMPAIGN" | "CONTACT_CENTRE";
  /** The user's, the campaign's or the contact centre's id. */
  scope_id: string;
  key: string;
  value: string;
  /** Key and value together. */
  bytes: number;
}

/** Apps, their places, and what they keep. */
export interface AppTables {
  apps: AppsTable;
  app_versions: AppVersionsTable;
  app_known_contents: AppKnownContentsTable;
  app_slots: { slot: string; title: string; position: number };
  app_mappings: AppMappingsTable;
  app_order: { slot: string; app_id: string; position: number };
  app_settings: AppSettingsTable;
  app_audit: AppAuditTable;
  app_figures: AppFiguresTable;
  app_storage: AppStorageTable;
}
