import { checkSettings, toFingerprint, toPages, type Manifest } from "@omni/app-package";
import { permissions } from "@omni/contract";
import type {
  AppDetails,
  AppFigures,
  AppRollOut,
  AppSettings,
  AppSummary,
  AppVersion,
  AppVersionState,
} from "@omni/live";
import { toSettingFields, type SettingValue } from "./app-settings.ts";
import {
  findApp,
  findVersion,
  leadingVersion,
  requireVersion,
  rollBackTargetOf,
  type InstalledApp,
  type InstalledVersion,
  type Registry,
} from "./registry.ts";
import type { VersionName } from "./version-rows.ts";
import { toHostedPath, toScope } from "./resolve-apps.ts";
import { isInStage } from "./roll-out.ts";

function toState(app: InstalledApp, { version, state }: InstalledVersion): AppVersionState {
  if (version === app.rollOut?.version) return "ACTIVE_AND_INSTALLING";
  return version === app.activeVersion ? "ACTIVE" : state;
}

function toRollOut({ appId, rollOut }: InstalledApp, userIds: readonly string[]): AppRollOut | null {
  if (rollOut === null) return null;
  const users = userIds.filter((userId) => isInStage(rollOut.stage, appId, userId)).length;
  return { ...rollOut, users, ofUsers: userIds.length };
}

/** An app in the list of all. An app without a version, which only waits for its package, has none to show. */
export function toSummary(app: InstalledApp, userIds: readonly string[], today: AppFigures): AppSummary | null {
  const leading = leadingVersion(app);
  const [newest] = app.versions;
  if (leading === null || newest === undefined) return null;
  const { manifest, icon, source } = leading;
  return {
    appId: app.appId,
    title: manifest.title,
    description: manifest.description,
    icon,
    publisher: manifest.vendor?.name ?? null,
    source,
    enabled: app.isEnabled,
    newestVersion: newest.version,
    activeVersion: app.activeVersion,
    state: toState(app, newest),
    rollOut: toRollOut(app, userIds),
    today,
  };
}

/** A version as its manifest describes it. */
function toVersionView(app: InstalledApp, version: InstalledVersion): AppVersion {
  const { manifest } = version;
  const active = findVersion(app, app.activeVersion);
  const had = new Set((active?.manifest.permissions ?? []).map(({ name }) => name));
  const pages = toPages(manifest);
  const { vendor, ai } = manifest;
  return {
    appId: app.appId,
    version: version.version,
    title: manifest.title,
    description: manifest.description,
    icon: version.icon,
    state: toState(app, version),
    source: version.source,
    manifestUrl: version.manifestUrl,
    entryUrl: manifest.entryUrl ?? toHostedPath(app.appId, version.version, pages[0]?.location ?? ""),
    scope: toScope(manifest),
    pages: pages.map(({ id, title, slots }) => ({ id, title, slots: [...slots] })),
    permissions: (manifest.permissions ?? []).map(({ name, reason }) => ({
      name,
      reason,
      description: permissions[name],
      isNew: !had.has(name),
    })),
    browserFeatures: manifest.browserFeatures ?? [],
    egress: (manifest.egress ?? []).map(({ origin, reason, privateNetwork = false }) => ({
      origin,
      reason,
      privateNetwork,
    })),
    vendor:
      vendor === undefined
        ? null
        : { name: vendor.name, url: vendor.url ?? null, supportEmail: vendor.supportEmail ?? null },
    ai: ai === undefined ? null : { provider: null, dataSent: null, humanOversight: null, ...ai },
    sha256: version.sha256,
    contentHash: version.contentHash,
    bytes: version.bytes,
    signedBy: version.publicKey === null ? null : toFingerprint(version.publicKey),
    consented: version.consentedAt !== null,
    uploadedAt: version.uploadedAt,
    uploadedBy: version.uploadedBy,
  };
}

/** The form of an app's settings, and what is filled in; of secrets only which are there. */
export function toSettingsView(
  app: InstalledApp,
  values: Readonly<Record<string, SettingValue>>,
  secrets: readonly string[],
): AppSettings {
  const manifest: Pick<Manifest, "settings"> = leadingVersion(app)?.manifest ?? {};
  const known = manifest.settings ?? {};
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(known, key)));
  return {
    fields: toSettingFields(manifest),
    values: own,
    secretsSet: secrets.filter((key) => Object.hasOwn(known, key)),
    problems: checkSettings(manifest, own, secrets),
  };
}

type Records = Pick<AppDetails, "audit" | "figures" | "lastProblems" | "settings">;

export const toDetails = (app: InstalledApp, summary: AppSummary, records: Records): AppDetails => ({
  ...summary,
  versions: app.versions.map((version) => toVersionView(app, version)),
  rollBackTo: rollBackTargetOf(app),
  mappings: [...app.mappings],
  ...records,
});

/** The version that was just installed. */
export function toInstalledView(registry: Registry, { appId, version }: VersionName): AppVersion {
  const app = findApp(registry, appId);
  return toVersionView(app, requireVersion(app, version));
}
