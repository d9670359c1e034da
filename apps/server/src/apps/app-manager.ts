import { checkSettings, toPages } from "@omni/app-package";
import type { Permission } from "@omni/contract";
import type { Directory } from "@omni/engine";
import type { AppMapping, AppRollOutStage, UninstallPreview } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Compilable, Updateable } from "kysely";
import semver from "semver";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import type { AppsTable } from "../store/tables.ts";
import type { Actor, AppRegistry } from "./app-registry.ts";
import type { AppSettings, SettingValue } from "./app-settings.ts";
import { checkMapping } from "./check-mapping.ts";
import type { HostedFiles } from "./hosted-files.ts";
import type { PackageFiles } from "./package-files.ts";
import { noApp, noSlot, noVersion } from "./refuse.ts";
import { findVersion, type InstalledApp, type InstalledVersion, type Registry } from "./registry.ts";

export interface AppManagerOptions {
  store: Store;
  clock: Clock;
  directory: Directory;
  registry: AppRegistry;
  settings: AppSettings;
  files: PackageFiles;
  hosted: HostedFiles;
  /** What an app stored on this server, beside what the registry keeps. */
  storage: AppStorageRows;
}

/** The rows that an app keeps by `app.storage`. */
export interface AppStorageRows {
  count(appId: string): number;
  toDelete(appId: string): Compilable[];
}

const wrongState = (message: string, details: Record<string, unknown> = {}): OmniError =>
  new OmniError("INVALID_STATE", message, { details });

export function findApp({ apps }: Registry, appId: string): InstalledApp {
  const app = apps.get(appId);
  if (app === undefined) throw noApp(appId);
  return app;
}

function requireVersion(app: InstalledApp, version: string): InstalledVersion {
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

/** What administrators do with installed apps. Everything is in the audit log, and told to the consoles concerned. */
export class AppManager {
  readonly #options: AppManagerOptions;

  constructor(options: AppManagerOptions) {
    this.#options = options;
  }

  /** Takes the consent to all that a version asks for. The first version of an app is everybody's then; a later one waits. */
  consent(by: Actor, appId: string, version: string, permissions: readonly Permission[]): Promise<void> {
    const { registry, clock, store } = this.#options;
    return registry.change(by, (now) => {
      const app = findApp(now, appId);
      const found = requireVersion(app, version);
      requireInstalled(found);
      const asked = (found.manifest.permissions ?? []).map(({ name }) => name);
      const missing = asked.filter((name) => !permissions.includes(name));
      const extra = permissions.filter((name) => !asked.includes(name));
      if (missing.length > 0 || extra.length > 0)
        throw new OmniError(
          "INVALID_ARGUMENT",
          `Consent is for exactly what ${appId} ${version} asks for. ${toListText("Missing", missing)}${toListText("Not asked for", extra)}Send the manifest's permissions.`,
          { details: { path: "permissions", missing, extra, asked } },
        );
      const consented = store.db
        .updateTable("app_versions")
        .set({ consented_at: found.consentedAt ?? clock.now() })
        .where("app_id", "=", appId)
        .where("version", "=", version);
      const isFirst = app.activeVersion === null && app.rollOut === null;
      const summary =
        asked.length === 0 ? `Consented to ${version}, which asks for nothing.` : `Consented to: ${asked.join(", ")}.`;
      return {
        queries: isFirst ? [consented, this.#update(appId, { active_version: version })] : [consented],
        entry: { appId, action: "CONSENTED", version, summary },
      };
    });
  }

  activate(by: Actor, appId: string, version: string, stage: AppRollOutStage): Promise<void> {
    return this.#options.registry.change(by, (now) => {
      const app = findApp(now, appId);
      const found = requireVersion(app, version);
      requireInstalled(found);
      if (found.consentedAt === null)
        throw wrongState(`Nobody consented to ${version} of ${appId} yet. Consent to its permissions first.`, {
          version,
        });
      this.#checkStage(stage);
      const { activeVersion } = app;
      if (version !== activeVersion && activeVersion !== null && semver.lt(version, activeVersion))
        throw wrongState(`${version} is older than ${activeVersion}, which is active. To go back, roll back.`, {
          version,
          activeVersion,
        });
      return {
        queries: [this.#update(appId, toActivation(app, version, stage))],
        entry: { appId, action: "ACTIVATED", version, summary: `Gave ${version} to ${toStageText(stage)}.` },
      };
    });
  }

  #checkStage(stage: AppRollOutStage): void {
    if (stage.kind !== "USERS") return;
    const { users } = this.#options.directory;
    const unknown = stage.userIds.filter((userId) => !users.has(userId));
    if (unknown.length === 0) return;
    throw new OmniError("INVALID_ARGUMENT", `No user is called ${unknown.join(", ")}. Choose users of the list.`, {
      details: { path: "stage.userIds", unknown },
    });
  }

  /** The version before is everybody's again. */
  rollBack(by: Actor, appId: string): Promise<void> {
    return this.#options.registry.change(by, (now) => {
      const app = findApp(now, appId);
      const target = rollBackTargetOf(app);
      if (app.rollOut === null && target === null)
        throw wrongState(`${appId} has no version before to go back to.`, { activeVersion: app.activeVersion });
      const left = app.rollOut?.version ?? app.activeVersion;
      const change: Updateable<AppsTable> =
        app.rollOut === null ? { active_version: target, previous_version: null } : noRollOut;
      const summary =
        target === null ? `Took ${left} back from everybody.` : `Went back from ${left} to ${target} for everybody.`;
      return {
        queries: [this.#update(appId, change)],
        entry: { appId, action: "ROLLED_BACK", version: target, summary },
      };
    });
  }

  setEnabled(by: Actor, appId: string, enabled: boolean): Promise<void> {
    return this.#options.registry.change(by, (now) => {
      findApp(now, appId);
      return {
        queries: [this.#update(appId, { is_enabled: enabled ? 1 : 0 })],
        entry: {
          appId,
          action: enabled ? "ENABLED" : "DISABLED",
          version: null,
          summary: enabled ? "Enabled the app." : "Disabled the app: no console shows it.",
        },
      };
    });
  }

  map(by: Actor, appId: string, mappings: readonly AppMapping[]): Promise<void> {
    const { registry, store, directory } = this.#options;
    return registry.change(by, (now) => {
      const app = findApp(now, appId);
      const pages = new Set(app.versions.flatMap(({ manifest }) => toPages(manifest).map(({ id }) => id)));
      for (const [position, mapping] of mappings.entries()) checkMapping(mapping, position, pages, now, directory);
      const { db } = store;
      const rows = mappings.map(({ page, slots, userTypes, scope }, position) => ({
        app_id: appId,
        position,
        page,
        slots: JSON.stringify([...new Set(slots)]),
        user_types: JSON.stringify([...new Set(userTypes)]),
        level: scope.level,
        scope_id: scope.id,
        applies_to_children: scope.applicableToAllChildren ? (1 as const) : (0 as const),
      }));
      const places = mappings.map(({ page, slots, userTypes, scope }) => {
        const where = slots.length === 0 ? "the background" : slots.join(" and ");
        return `${page} in ${where} for ${userTypes.join(", ")} of ${scope.level} ${scope.id}`;
      });
      return {
        queries: [
          db.deleteFrom("app_mappings").where("app_id", "=", appId),
          ...(rows.length === 0 ? [] : [db.insertInto("app_mappings").values(rows)]),
        ],
        entry: {
          appId,
          action: "MAPPED",
          version: null,
          summary: places.length === 0 ? "Removed every mapping." : `Shows ${places.join("; ")}.`,
        },
      };
    });
  }

  /** Puts the apps of a slot in order; the others follow them. */
  order(by: Actor, slot: string, appIds: readonly string[]): Promise<void> {
    const { registry, store } = this.#options;
    return registry.change(by, (now) => {
      if (!now.slots.some((each) => each.slot === slot)) throw noSlot(slot, "slot");
      for (const appId of appIds) findApp(now, appId);
      const { db } = store;
      const rows = [...new Set(appIds)].map((app_id, position) => ({ slot, app_id, position }));
      return {
        queries: [
          db.deleteFrom("app_order").where("slot", "=", slot),
          ...(rows.length === 0 ? [] : [db.insertInto("app_order").values(rows)]),
        ],
        entry: {
          appId: null,
          action: "REORDERED",
          version: null,
          summary: `Put ${slot} in the order ${appIds.join(", ")}.`,
        },
      };
    });
  }

  setSettings(by: Actor, appId: string, values: Readonly<Record<string, SettingValue | null>>): Promise<void> {
    const { registry, settings } = this.#options;
    return registry.change(by, (now) => {
      const app = findApp(now, appId);
      const version = leadingVersion(app);
      if (version === null) throw wrongState(`${appId} has no version whose settings could be filled in.`);
      const { manifest } = version;
      const stored = Object.entries(settings.valuesOf(appId)).filter(([key]) =>
        Object.hasOwn(manifest.settings ?? {}, key),
      );
      const kept = settings.secretsOf(appId).filter((key) => values[key] !== null && values[key] !== "");
      const problems = checkSettings(manifest, { ...Object.fromEntries(stored), ...values }, kept);
      if (problems.length > 0)
        throw new OmniError(
          "INVALID_ARGUMENT",
          problems.map(({ key, problem }) => `${manifest.settings?.[key]?.title ?? key}: ${problem}`).join(" "),
          { details: { path: "values", problems } },
        );
      const names = Object.keys(values).map((key) => manifest.settings?.[key]?.title ?? key);
      return {
        queries: settings.toQueries(appId, manifest, values),
        entry: { appId, action: "SETTINGS_CHANGED", version: null, summary: `Changed ${names.join(", ")}.` },
      };
    });
  }

  addSlot(by: Actor, slot: string, title: string): Promise<void> {
    const { registry, store } = this.#options;
    return registry.change(by, ({ slots }) => {
      if (slots.some((each) => each.slot === slot))
        throw new OmniError("INVALID_ARGUMENT", `There is a slot ${slot} already. Choose another name.`, {
          details: { path: "slot", slot },
        });
      return {
        queries: [store.db.insertInto("app_slots").values({ slot, title, position: slots.length })],
        entry: { appId: null, action: "SLOT_ADDED", version: null, summary: `Added the slot ${slot}, “${title}”.` },
      };
    });
  }

  /** How much an uninstallation deletes. */
  previewUninstall(appId: string): UninstallPreview {
    const { registry, settings, storage } = this.#options;
    const { versions, mappings } = findApp(registry.now, appId);
    return {
      deleted: {
        versions: versions.length,
        storageRows: storage.count(appId),
        settings: Object.keys(settings.valuesOf(appId)).length + settings.secretsOf(appId).length,
        mappings: mappings.length,
      },
    };
  }

  async uninstall(by: Actor, appId: string): Promise<UninstallPreview> {
    const { registry, store, storage, files, hosted } = this.#options;
    let preview: UninstallPreview | null = null;
    let versions: readonly InstalledVersion[] = [];
    await registry.change(by, (now) => {
      ({ versions } = findApp(now, appId));
      preview = this.previewUninstall(appId);
      const { db } = store;
      const tables = ["apps", "app_versions", "app_mappings", "app_order", "app_settings", "app_figures"] as const;
      return {
        queries: [
          ...tables.map((table) => db.deleteFrom(table).where("app_id", "=", appId)),
          ...storage.toDelete(appId),
        ],
        entry: { appId, action: "UNINSTALLED", version: null, summary: "Uninstalled the app with all that it kept." },
      };
    });
    await registry.inTurn(async () => {
      const others = [...registry.now.apps.values()].flatMap((app) => app.versions.map(({ sha256 }) => sha256));
      for (const { sha256 } of versions) {
        if (others.includes(sha256)) continue;
        hosted.forget(sha256);
        await files.remove(sha256);
      }
    });
    if (preview === null) throw noApp(appId);
    return preview;
  }

  #update(appId: string, change: Updateable<AppsTable>): Compilable {
    return this.#options.store.db.updateTable("apps").set(change).where("app_id", "=", appId);
  }
}

const noRollOut = { roll_out_version: null, roll_out_stage: null } as const;

/** What a version's new stage changes. The active version for everybody ends another one's roll-out. */
function toActivation(app: InstalledApp, version: string, stage: AppRollOutStage): Updateable<AppsTable> {
  const { activeVersion } = app;
  if (version === activeVersion) {
    if (stage.kind === "ALL") return noRollOut;
    throw wrongState(`${version} is everybody's already. To narrow it, roll back first.`, { version });
  }
  if (stage.kind !== "ALL") return { roll_out_version: version, roll_out_stage: JSON.stringify(stage) };
  return { active_version: version, previous_version: activeVersion, ...noRollOut };
}

function requireInstalled({ version, state }: InstalledVersion): void {
  if (state !== "INSTALLED") throw wrongState(`Version ${version} is still being installed. Try again in a moment.`);
}

const toListText = (label: string, names: readonly string[]): string =>
  names.length === 0 ? "" : `${label}: ${names.join(", ")}. `;

function toStageText(stage: AppRollOutStage): string {
  switch (stage.kind) {
    case "USERS":
      return stage.userIds.join(", ");
    case "PERCENT":
      return `${stage.percent} % of users`;
    case "ALL":
      return "everybody";
  }
}
