import type { Directory } from "@omni/engine";
import type { AppChanges, AppDetails, AppPlaces, AppsList, AppSummary } from "@omni/live";
import type { Store } from "../store/open-store.ts";
import { readAudit, readChanges, readLoggedApps, type ChangesWanted } from "./app-audit.ts";
import { noFigures, type AppFigureBook } from "./app-figures.ts";
import type { AppRegistry } from "./app-registry.ts";
import type { AppSettings } from "./app-settings.ts";
import { titleOf } from "./describe-change.ts";
import { noApp } from "./refuse.ts";
import { findApp } from "./registry.ts";
import { toDetails, toSettingsView, toSummary } from "./to-app-details.ts";

const changesOfPage = 50;

export interface AppPagesOptions {
  store: Store;
  directory: Directory;
  registry: AppRegistry;
  settings: AppSettings;
  figures: AppFigureBook;
}

/** What administrators read of apps. */
export class AppPages {
  readonly #options: AppPagesOptions;

  constructor(options: AppPagesOptions) {
    this.#options = options;
  }

  async list(): Promise<AppsList> {
    const { registry, figures } = this.#options;
    const today = await figures.today();
    const apps = [...registry.now.apps.values()].flatMap((app): AppSummary[] => {
      const summary = toSummary(app, this.#userIds, today.get(app.appId) ?? noFigures());
      return summary === null ? [] : [summary];
    });
    const order = Object.entries(registry.now.order).map(([slot, appIds]) => [slot, [...appIds]]);
    return { apps: apps.toSorted((a, b) => a.title.localeCompare(b.title)), order: Object.fromEntries(order) };
  }

  async details(appId: string): Promise<AppDetails> {
    const { store, registry, settings, figures } = this.#options;
    const [today, days, audit] = await Promise.all([
      figures.today(),
      figures.figuresOf(appId),
      readAudit(store.db, appId),
    ]);
    const app = findApp(registry.now, appId);
    const summary = toSummary(app, this.#userIds, today.get(appId) ?? noFigures());
    if (summary === null) throw noApp(appId);
    return toDetails(app, summary, {
      settings: toSettingsView(app, settings.valuesOf(appId), settings.secretsOf(appId)),
      audit,
      figures: days,
      lastProblems: [...figures.problemsOf(appId)],
    });
  }

  /** The log of all apps. */
  async changes(wanted: ChangesWanted): Promise<AppChanges> {
    const { store, registry } = this.#options;
    const [page, appIds] = await Promise.all([readChanges(store.db, wanted, changesOfPage), readLoggedApps(store.db)]);
    const apps = appIds.map((appId) => {
      const app = registry.now.apps.get(appId);
      return { appId, title: app === undefined ? appId : titleOf(app) };
    });
    return { ...page, apps: apps.toSorted((a, b) => a.title.localeCompare(b.title)) };
  }

  /** The tree in which mappings stand, and the users of a roll-out. */
  places(): AppPlaces {
    const { contactCentreId, processes, campaigns, queues, users } = this.#options.directory;
    return {
      scopes: [
        { level: "CONTACT_CENTRE", id: contactCentreId, name: "The whole contact centre", parentId: null },
        ...[...processes.values()].map(({ processId, name }) => ({
          level: "PROCESS" as const,
          id: processId,
          name,
          parentId: contactCentreId,
        })),
        ...[...campaigns.values()].map(({ campaignId, name, processId }) => ({
          level: "CAMPAIGN" as const,
          id: campaignId,
          name,
          parentId: processId,
        })),
        ...[...queues.values()].map(({ queueId, name, campaignId }) => ({
          level: "QUEUE" as const,
          id: queueId,
          name,
          parentId: campaignId,
        })),
      ],
      users: [...users.values()].map(({ userId, userName, name, type }) => ({
        userId,
        userName,
        name,
        userType: type,
      })),
    };
  }

  get #userIds(): string[] {
    return [...this.#options.directory.users.keys()];
  }
}
