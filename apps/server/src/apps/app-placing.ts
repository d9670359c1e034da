import { toPages } from "@omni/app-package";
import type { Directory } from "@omni/engine";
import type { AppMapping } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Store } from "../store/open-store.ts";
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
}
