import { toPages } from "@omni/app-package";
import type { Directory } from "@omni/engine";
import type { AppMapping } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Store } from "../store/open-store.ts";
import { describeOrder, describePlaces } from "./describe-change.ts";
import type { Actor, AppRegistry } from "./app-registry.ts";
import { checkMapping } from "./check-mapping.ts";
import { noSlot } from "./refuse.ts";
import { findApp } from "./registry.ts";

export interface AppPlacingOptions {
  store: Store;
  directory: Directory;
  registry: AppRegistry;
}

/** Where apps are shown: mappings, the order in a slot, and the slots themselves. */
export class AppPlacing {
  readonly #options: AppPlacingOptions;

  constructor(options: AppPlacingOptions) {
    this.#options = options;
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
      return {
        queries: [
          db.deleteFrom("app_mappings").where("app_id", "=", appId),
          ...(rows.length === 0 ? [] : [db.insertInto("app_mappings").values(rows)]),
        ],
        entry: {
          appId,
          action: "MAPPED",
          version: null,
          summary: describePlaces(app, mappings, now, directory),
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
          summary: describeOrder(now, slot, appIds),
        },
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
        entry: { appId: null, action: "SLOT_ADDED", version: null, summary: `Added the slot “${title}” (${slot}).` },
      };
    });
  }
}
