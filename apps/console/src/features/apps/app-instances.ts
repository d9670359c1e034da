import type { AppFailure, AppLogEntry, AppState } from "@omni/host";
import type { AppRegistration, AppSlot } from "@omni/live";
import { createStore, type Store } from "../../lib/store.ts";

/** One placing of an app in the console. */
export interface AppInstance {
  instanceId: string;
  app: AppRegistration;
  slot: AppSlot;
  /** The page that is shown, without the parameters that the host adds. */
  url: string;
  /** Opened by the app itself (`ui.openPanel`), and gone when it is closed. */
  opened: boolean;
  /** Grows with each loading that the agent asks for: a new frame. */
  generation: number;
  state: AppState;
  failure: AppFailure | null;
  badge: number;
  /** What the app asked for by `ui.resize`; null fills its slot. */
  height: number | null;
  log: readonly AppLogEntry[];
}

/** A broken app writes without end: the log keeps its newest lines. */
const logLimit = 300;

const newInstance = (instanceId: string, app: AppRegistration, change: Partial<AppInstance> = {}): AppInstance => ({
  instanceId,
  app,
  slot: app.slot,
  url: app.url,
  opened: false,
  generation: 0,
  state: "LOADING",
  failure: null,
  badge: 0,
  height: null,
  log: [],
  ...change,
});

export interface AppInstances extends Store<readonly AppInstance[]> {
  find(instanceId: string): AppInstance | undefined;
  change(instanceId: string, change: Partial<AppInstance> | ((instance: AppInstance) => Partial<AppInstance>)): void;
  /** Brings the instances in line with the apps that the server gives this agent. */
  setApps(apps: readonly AppRegistration[]): void;
  /** Opens a page of an app beside its own; the same page again is the same instance. */
  openPage(app: AppRegistration, slot: AppSlot, url: string): AppInstance;
  remove(instanceId: string): void;
  appendLog(entry: AppLogEntry): void;
}

export function createAppInstances(): AppInstances {
  const store = createStore<readonly AppInstance[]>([]);
  const find = (instanceId: string): AppInstance | undefined =>
    store.get().find((each) => each.instanceId === instanceId);
  const change: AppInstances["change"] = (instanceId, by) =>
    store.update((all) =>
      all.map((each) =>
        each.instanceId === instanceId ? { ...each, ...(typeof by === "function" ? by(each) : by) } : each,
      ),
    );
  return {
    ...store,
    find,
    change,
    setApps(apps) {
      const fixed = apps.map((app) => {
        const instanceId = `${app.slot}.${app.appId}`;
        const known = find(instanceId);
        return known === undefined || known.app.url !== app.url ? newInstance(instanceId, app) : { ...known, app };
      });
      const opened = store.get().filter(({ opened: own, app }) => own && apps.some(({ appId }) => appId === app.appId));
      store.set([...fixed, ...opened]);
    },
    openPage(app, slot, url) {
      const instanceId = `${slot}.${app.appId}.${new URL(url).pathname}`;
      const known = find(instanceId);
      if (known !== undefined) {
        if (known.url !== url) change(instanceId, { url });
        return known;
      }
      const instance = newInstance(instanceId, app, { slot, url, opened: true });
      store.update((all) => [...all, instance]);
      return instance;
    },
    remove: (instanceId) => store.update((all) => all.filter((each) => each.instanceId !== instanceId)),
    appendLog(entry) {
      const { instanceId } = entry;
      if (instanceId !== null) change(instanceId, ({ log }) => ({ log: [...log, entry].slice(-logLimit) }));
    },
  };
}
