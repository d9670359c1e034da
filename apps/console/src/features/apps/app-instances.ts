import type { AppSlot } from "@omni/live";
import { createStore, type Store } from "../../lib/store.ts";
import { newInstance, type AppInstance } from "./app-instance.ts";
import { arrangeInstances, type AgentScene } from "./arrange-instances.ts";

export interface AppInstances extends Store<readonly AppInstance[]> {
  find(instanceId: string): AppInstance | undefined;
  change(instanceId: string, change: Partial<AppInstance>): void;
  /** Brings the instances in line with the agent's apps and work; answers those that got another version. */
  arrange(scene: AgentScene): readonly AppInstance[];
  /** Opens a page of an app beside its own; the same page again is the same instance. It ends with its opener's interaction. */
  openPage(opener: Pick<AppInstance, "app" | "interactionId">, slot: AppSlot, url: string): AppInstance;
  remove(instanceId: string): void;
}

export function createAppInstances(): AppInstances {
  const store = createStore<readonly AppInstance[]>([]);
  const find = (instanceId: string): AppInstance | undefined =>
    store.get().find((each) => each.instanceId === instanceId);
  const change: AppInstances["change"] = (instanceId, by) =>
    store.update((all) => {
      const known = all.find((each) => each.instanceId === instanceId);
      if (known === undefined || isSame(known, by)) return all;
      return all.map((each) => (each === known ? { ...each, ...by } : each));
    });
  return {
    ...store,
    find,
    change,
    arrange(scene) {
      const { instances, updated } = arrangeInstances(store.get(), scene);
      store.set(instances);
      return updated;
    },
    openPage({ app, interactionId }, slot, url) {
      const placeId = `${slot}.${app.appId}.${app.page}.${new URL(url).pathname}`;
      const instance = newInstance(placeId, app, { slot, url, interactionId, opened: true, shown: true });
      const known = find(instance.instanceId);
      if (known !== undefined) {
        change(known.instanceId, { url, shown: true });
        return known;
      }
      store.update((all) => [...all, instance]);
      return instance;
    },
    remove: (instanceId) => store.update((all) => all.filter((each) => each.instanceId !== instanceId)),
  };
}

const isSame = (instance: AppInstance, by: Partial<AppInstance>): boolean =>
  Object.entries(by).every(([key, value]) => Object.is(instance[key as keyof AppInstance], value));
