import { join } from "node:path";
import type { Directory } from "@omni/engine";
import type { Accounts } from "../auth/accounts.ts";
import type { Clock } from "../clock.ts";
import type { Settings } from "../settings.ts";
import { ContentFiles } from "../store/content-files.ts";
import type { Store } from "../store/open-store.ts";
import { AppFigureBook } from "./app-figures.ts";
import { AppManager, type AppStorageRows } from "./app-manager.ts";
import { AppPages } from "./app-pages.ts";
import { AppPlacing } from "./app-placing.ts";
import { AppRegistry } from "./app-registry.ts";
import { AppSettings } from "./app-settings.ts";
import { fetchManifest } from "./fetch-manifest.ts";
import { HostedFiles } from "./hosted-files.ts";
import { installDemoApp } from "./install-demo-app.ts";
import { Installer } from "./installer.ts";
import { RollOuts } from "./roll-outs.ts";

export interface AssembleAppsOptions {
  store: Store;
  settings: Settings;
  isDemo: boolean;
  clock: Clock;
  directory: Directory;
  accounts: Accounts;
  storage: AppStorageRows;
  /** The console's address; known once the server listens. */
  consoleUrl: () => string;
  onError: (error: unknown) => void;
}

/** The app platform: what is installed, who gets it, and where its files come from. */
export async function assembleApps(options: AssembleAppsOptions) {
  const { store, settings, isDemo, clock, directory, accounts, storage, consoleUrl, onError } = options;
  const { dataFolder, appUrl, publicUrl, host } = settings;
  const appSettings = new AppSettings(store, dataFolder);
  const registry = await AppRegistry.open({
    store,
    clock,
    directory,
    settings: appSettings,
    developedUrl: appUrl,
    consoleUrl,
  });
  const files = new ContentFiles(join(dataFolder, "apps"), ".aaex");
  const hosted = new HostedFiles(files);
  // A server that only this machine reaches is a developer's, who has apps on this machine too.
  const localhost = publicUrl === null && /^(localhost|127\.0\.0\.1|::1)$/.test(host);
  const access = { privateOrigins: settings.appRequestPrivate, localhost };
  const installer = new Installer({
    store,
    clock,
    registry,
    files,
    hosted,
    fetchManifest: (address) => fetchManifest(address, access),
  });
  const figures = new AppFigureBook(store, clock, onError);
  const rollOuts = new RollOuts({ store, clock, directory, registry });
  const placing = new AppPlacing({ store, directory, registry });
  const manager = new AppManager({ store, registry, settings: appSettings, files, hosted, storage });
  const pages = new AppPages({ store, directory, registry, settings: appSettings, figures });
  return {
    registry,
    installer,
    settings: appSettings,
    figures,
    routes: { accounts, registry, installer, rollOuts, placing, manager, pages, figures },
    hosting: { registry, hosted },
    async start() {
      await installer.start();
      const { contactCentreId } = directory;
      if (isDemo) await installDemoApp({ registry, installer, rollOuts, placing, contactCentreId });
    },
    async stop() {
      await registry.stop();
      await figures.write();
    },
  };
}
