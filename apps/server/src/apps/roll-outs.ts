import type { Permission } from "@omni/contract";
import type { Directory } from "@omni/engine";
import type { AppRollOutStage } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Compilable, Updateable } from "kysely";
import semver from "semver";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import type { AppsTable } from "../store/tables/app-tables.ts";
import { describeConsent, describeRollBack, describeStage, describeSwitch } from "./describe-change.ts";
import type { Actor, AppRegistry } from "./app-registry.ts";
import { wrongState } from "./refuse.ts";
import { findApp, requireVersion, rollBackTargetOf, type InstalledApp, type InstalledVersion } from "./registry.ts";

export interface RollOutsOptions {
  store: Store;
  clock: Clock;
  directory: Directory;
  registry: AppRegistry;
}

/** Who gets which version: consent, stages, roll-back, on and off. */
export class RollOuts {
  readonly #options: RollOutsOptions;

  constructor(options: RollOutsOptions) {
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
      const summary = describeConsent(app, version, asked);
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
        entry: {
          appId,
          action: "ACTIVATED",
          version,
          summary: describeStage(app, version, stage, this.#options.directory.users),
        },
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
      const summary = describeRollBack(app, left, target);
      return {
        queries: [this.#update(appId, change)],
        entry: { appId, action: "ROLLED_BACK", version: target, summary },
      };
    });
  }

  setEnabled(by: Actor, appId: string, enabled: boolean): Promise<void> {
    return this.#options.registry.change(by, (now) => {
      const app = findApp(now, appId);
      return {
        queries: [this.#update(appId, { is_enabled: enabled ? 1 : 0 })],
        entry: {
          appId,
          action: enabled ? "ENABLED" : "DISABLED",
          version: null,
          summary: describeSwitch(app, enabled),
        },
      };
    });
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
