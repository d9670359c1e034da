// What administrators and the server tell one another of apps over HTTP, below `/api/apps` and `/api/slots`.
import type { Permission, UserType } from "@omni/contract";
import type { AppContextLevel, AppReport, AppScope, AppSlot } from "./agent-link.ts";

/**
 * UPLOADED: checked, its bytes not yet kept. INSTALLING: being written. INSTALLED: kept, nobody gets it. ACTIVE_AND_INSTALLING:
 * rolled out to some, the version before to the others. ACTIVE: everybody's.
 */
export type AppVersionState = "UPLOADED" | "INSTALLING" | "INSTALLED" | "ACTIVE_AND_INSTALLING" | "ACTIVE";

/** Who gets a version that is being rolled out. The percentage is of users, and the same users stay in it as it grows. */
export type AppRollOutStage =
  | { kind: "USERS"; userIds: string[] }
  | { kind: "PERCENT"; percent: number }
  | { kind: "ALL" };

export interface AppSummary {
  appId: string;
  title: string;
  description: string;
  /** A data: address of the icon, or null. */
  icon: string | null;
  publisher: string | null;
  /** PACKAGE: this server holds its files. URL: hosted elsewhere. */
  source: "PACKAGE" | "URL";
  enabled: boolean;
  /** The newest version that is installed. */
  newestVersion: string;
  /** The version that everybody gets, but those of a roll-out; null: none was consented to. */
  activeVersion: string | null;
  /** The newest version's state. */
  state: AppVersionState;
  rollOut: AppRollOut | null;
  /** Today's; a day begins at midnight UTC. */
  today: AppFigures;
}

/** A version on its way to everybody. */
export interface AppRollOut {
  version: string;
  stage: AppRollOutStage;
  /** How many users get it now, and of how many. */
  users: number;
  ofUsers: number;
}

export interface AppPermissionAsked {
  name: Permission;
  reason: string;
  /** The contract's words for it. */
  description: string;
  /** Whether the version that is active has it already. */
  isNew: boolean;
}

export interface AppPageInfo {
  id: string;
  title: string;
  /** The slots that the manifest wants the page in. */
  slots: AppSlot[];
}

/** A version that is installed, as its manifest describes it. */
export interface AppVersion {
  appId: string;
  version: string;
  title: string;
  description: string;
  icon: string | null;
  state: AppVersionState;
  source: "PACKAGE" | "URL";
  /** Where a URL app's manifest came from. */
  manifestUrl: string | null;
  /** Where it begins: a path of this server's for packages, a whole address for URL apps. */
  entryUrl: string;
  scope: AppScope;
  pages: AppPageInfo[];
  permissions: AppPermissionAsked[];
  browserFeatures: { name: string; reason: string }[];
  egress: { origin: string; reason: string; privateNetwork: boolean }[];
  vendor: { name: string; url: string | null; supportEmail: string | null } | null;
  ai: { usesAi: boolean; provider: string | null; dataSent: string | null; humanOversight: string | null } | null;
  /** Of the package: SHA-256 of the file and of what is in it; of a URL app both of its manifest. */
  sha256: string;
  contentHash: string;
  bytes: number;
  /** `sha256:` and the hash of the publisher's key, or null for an unsigned package. */
  signedBy: string | null;
  /** Whether an administrator consented to what it asks for. */
  consented: boolean;
  uploadedAt: number;
  uploadedBy: string;
}

/** One field of the settings form, from the manifest. */
export type AppSettingField =
  | (AppSettingCommon & {
      type: "string" | "secret";
      default?: string;
      min?: number;
      max?: number;
      pattern?: string;
    })
  | (AppSettingCommon & { type: "number"; default?: number; min?: number; max?: number })
  | (AppSettingCommon & { type: "boolean"; default?: boolean })
  | (AppSettingCommon & { type: "choice"; default?: string; choices: { value: string; title: string }[] })
  | (AppSettingCommon & { type: "url"; default?: string; egress?: boolean; privateNetwork?: boolean });

interface AppSettingCommon {
  key: string;
  title: string;
  description: string | null;
  required: boolean;
}

export interface AppSettings {
  fields: AppSettingField[];
  /** What was filled in; secrets are never among it. */
  values: Record<string, string | number | boolean>;
  /** Secrets that are stored. */
  secretsSet: string[];
  /** What keeps the app from working as it is filled in now. */
  problems: { key: string; problem: string }[];
}

export interface AppMapping {
  page: string;
  slots: AppSlot[];
  userTypes: UserType[];
  scope: {
    level: AppContextLevel;
    /** Of the contact centre, process, campaign or queue. */
    id: string;
    /** Whether everything below is meant too. A contact centre without its children is shown without an interaction only. */
    applicableToAllChildren: boolean;
  };
}

/** What an administrator did, newest first in every list. */
export interface AppAuditEntry {
  at: number;
  userId: string;
  userName: string;
  /** Such as `CONSENTED` or `ROLLED_BACK`. */
  action: AppAuditAction;
  version: string | null;
  /** What was done to which app, and what was there before: a sentence without its subject, which is the user. */
  summary: string;
}

/** A change in the log of all apps. */
export interface AppChange extends AppAuditEntry {
  /** Grows with each change. */
  seq: number;
  /** Null for what concerns no single app, such as a new slot. */
  appId: string | null;
}

/** `GET /api/app-changes`, newest first. */
export interface AppChanges {
  changes: AppChange[];
  /** Every app of the log, those that are uninstalled too. */
  apps: { appId: string; title: string }[];
  /** Whether there are older ones that fit. */
  more: boolean;
}

export type AppAuditAction =
  | "UPLOADED"
  | "CONSENTED"
  | "ACTIVATED"
  | "ROLLED_BACK"
  | "ENABLED"
  | "DISABLED"
  | "MAPPED"
  | "REORDERED"
  | "SETTINGS_CHANGED"
  | "SLOT_ADDED"
  | "UNINSTALLED";

/** How often each thing happened. */
export type AppFigures = Record<AppReport["kind"], number>;

export interface AppDayFigures {
  /** `2026-05-31`. */
  day: string;
  version: string;
  figures: AppFigures;
}

export interface AppDetails extends AppSummary {
  /** Newest first. */
  versions: AppVersion[];
  /** To which `rollback` leads, or null. */
  rollBackTo: string | null;
  mappings: AppMapping[];
  settings: AppSettings;
  audit: AppAuditEntry[];
  /** The last 30 days, newest first. */
  figures: AppDayFigures[];
  /** The newest problems that consoles reported, newest first. */
  lastProblems: { at: number; kind: AppReport["kind"]; version: string; code: string | null; message: string }[];
}

export interface AppsList {
  apps: AppSummary[];
  /** The order in each slot, the first app first. */
  order: Record<AppSlot, string[]>;
}

/** `GET /api/app-places`: what a mapping can be for: the tree of contact centre, processes, campaigns and queues, and the users of a roll-out. */
export interface AppPlaces {
  scopes: { level: AppContextLevel; id: string; name: string; parentId: string | null }[];
  users: { userId: string; userName: string; name: string; userType: UserType }[];
}

export interface AppSlotInfo {
  slot: AppSlot;
  title: string;
}

export interface SlotsList {
  slots: AppSlotInfo[];
}

export interface UninstallPreview {
  deleted: { versions: number; storageRows: number; settings: number; mappings: number };
}

/** Bodies of requests. */
export interface InstallFromUrl {
  manifestUrl: string;
}
export interface ConsentToApp {
  /** Exactly what the version's manifest asks for. */
  permissions: Permission[];
}
export interface ActivateApp {
  version: string;
  stage: AppRollOutStage;
}
export interface EnableApp {
  enabled: boolean;
}
export interface MapApp {
  mappings: AppMapping[];
}
export interface OrderApps {
  slot: AppSlot;
  appIds: string[];
}
export interface SetAppSettings {
  /** A key left out stays as it is, null clears it. */
  values: Record<string, string | number | boolean | null>;
}
