import { checkSettings } from "@omni/app-package";
import type { UninstallPreview } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Compilable } from "kysely";
import type { ContentFiles } from "../store/content-files.ts";
import type { Store } from "../store/open-store.ts";
import type { Actor, AppRegistry } from "./app-registry.ts";
import type { AppSettings, SettingValue } from "./app-settings.ts";
import { describeSettings, describeUninstall } from "./describe-change.ts";
import type { HostedFiles } from "./hosted-files.ts";
import { noApp, wrongState } from "./refuse.ts";
import { findApp, leadingVersion, type InstalledVersion } from "./registry.ts";

export interface AppManagerOptions {
  store: Store;
  registry: AppRegistry;
  settings: AppSettings;
  files: ContentFiles;
  hosted: HostedFiles;
  /** What an app stored on this server, beside what the registry keeps. */
  storage: AppStorageRows;
}

/** The rows that an app keeps by `app.storage`. */
export interface AppStorageRows {
  count(appId: string): number;
  toDelete(appId: string): Compilable[];
}

/** What an app keeps here: its settings, and everything when it goes. */
export class AppManager {
  readonly #options: AppManagerOptions;

  constructor(options: AppManagerOptions) {
    this.#options = options;
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
      const summary = describeSettings(app, manifest, settings.valuesOf(appId), values);
      return {
        queries: settings.toQueries(appId, manifest, values),
        entry: { appId, action: "SETTINGS_CHANGED", version: null, summary },
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
      const app = findApp(now, appId);
      ({ versions } = app);
      const counted = this.previewUninstall(appId);
      preview = counted;
      const { db } = store;
      const tables = ["apps", "app_versions", "app_mappings", "app_order", "app_settings", "app_figures"] as const;
      return {
        queries: [
          ...tables.map((table) => db.deleteFrom(table).where("app_id", "=", appId)),
          ...storage.toDelete(appId),
        ],
        entry: { appId, action: "UNINSTALLED", version: null, summary: describeUninstall(app, counted.deleted) },
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
}
