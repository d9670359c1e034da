import type { AppRegistration } from "@omni/live";
import type { Clock } from "../clock.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/open-store.ts";
import { AppRates } from "./app-rates.ts";
import { AppRequests } from "./app-requests.ts";
import type { AppStorage } from "./app-storage.ts";
import { ContextTokens } from "./context-tokens.ts";
import type { Resolve } from "./pinned-request.ts";
import type { AppReach } from "./prepare-request.ts";

/** What the server does for apps. */
export interface AppServices {
  rates: AppRates;
  storage: AppStorage;
  tokens: ContextTokens;
  requests: AppRequests;
  /** What the version of an app that calls may reach. */
  reachOf(app: AppRegistration): AppReach;
}

export interface AssembleAppServicesOptions {
  store: Store;
  storage: AppStorage;
  clock: Clock;
  settings: Pick<Settings, "dataFolder" | "appRequestPrivate">;
  consoleUrl: () => string;
  contactCentreId: string;
  reachOf: AppServices["reachOf"];
  /** Tests bring names of their own. */
  resolve?: Resolve | undefined;
}

export function assembleAppServices(options: AssembleAppServicesOptions): AppServices {
  const { store, storage, clock, settings, consoleUrl, contactCentreId, reachOf, resolve } = options;
  const { dataFolder, appRequestPrivate: privateOrigins } = settings;
  return {
    rates: new AppRates(clock),
    storage,
    tokens: new ContextTokens({ store, clock, dataFolder, consoleUrl, contactCentreId }),
    requests: new AppRequests({ clock, privateOrigins, resolve }),
    reachOf,
  };
}
