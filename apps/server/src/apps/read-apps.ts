import { permissions, type Permission, type UserType } from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** An app and who gets it. A `url` that begins with a slash is served by this server, on a host of the app's own. */
export interface RegisteredApp {
  app: Omit<AppRegistration, "origin">;
  userTypes: readonly UserType[];
}

/** What holds for every app that has no manifest. */
const withoutManifest = {
  version: "0.0.0",
  page: "main",
  scope: "SESSION",
  contexts: [{ level: "CONTACT_CENTRE", id: "" }],
  sandbox: "allow-scripts allow-same-origin allow-forms",
  allow: "",
} satisfies Partial<AppRegistration>;

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
      ...withoutManifest,
      appId: row.app_id,
      name: row.name,
      icon: row.icon,
      slot: row.slot,
      url: row.url,
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
    ...withoutManifest,
    appId: "app-in-development",
    name: "App in development",
    icon: null,
    slot: "right-panel",
    url,
    permissions: Object.keys(permissions) as Permission[],
    settings: {},
    priority: 0,
  },
  userTypes: everybody,
});

/** The app as a console mounts it, when the console's own origin is `consoleOrigin`. */
export function toRegistration({ app }: RegisteredApp, consoleOrigin: string): AppRegistration {
  const url = new URL(app.url, toAppOrigin(app.appId, consoleOrigin));
  return { ...app, url: url.href, origin: url.origin };
}

/** The origin of an app that this server hosts: never the console's own. */
function toAppOrigin(appId: string, consoleOrigin: string): string {
  const { protocol, hostname, port } = new URL(consoleOrigin);
  return `${protocol}//${appId}.${hostname}${port === "" ? "" : `:${port}`}`;
}
