import { permissions, type Permission, type UserType } from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** An app and who gets it. */
export interface RegisteredApp {
  app: AppRegistration;
  userTypes: readonly UserType[];
}

const everybody: readonly UserType[] = ["AGENT", "SUPERVISOR", "ADMINISTRATOR"];

/** The apps of the store, the higher priority first. */
export async function readApps(db: Kysely<Tables>): Promise<RegisteredApp[]> {
  const rows = await db
    .selectFrom("apps")
    .selectAll()
    .where("is_active", "=", 1)
    .orderBy("priority", "desc")
    .orderBy("app_id")
    .execute();
  return rows.map((row) => ({
    app: {
      appId: row.app_id,
      name: row.name,
      icon: row.icon,
      slot: row.slot,
      url: row.url,
      origin: new URL(row.url).origin,
      permissions: JSON.parse(row.permissions) as Permission[],
      settings: JSON.parse(row.settings) as Record<string, unknown>,
      priority: row.priority,
    },
    userTypes: JSON.parse(row.user_types) as UserType[],
  }));
}

/** The app that a developer works on, in the right panel with every permission. */
export const toDevelopedApp = (url: string): RegisteredApp => ({
  app: {
    appId: "app-in-development",
    name: "App in development",
    icon: null,
    slot: "right-panel",
    url,
    origin: new URL(url).origin,
    permissions: Object.keys(permissions) as Permission[],
    settings: {},
    priority: 0,
  },
  userTypes: everybody,
});
