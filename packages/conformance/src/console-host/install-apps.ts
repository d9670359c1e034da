import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { permissions as allPermissions } from "@omni/contract";
import type { Grant } from "../host-under-test.ts";

/** An app of the suite in the console under test. */
export interface InstalledApp {
  readonly appId: string;
  readonly grant: Grant;
}

/** Plays the agent; the cases get the others. */
export const driverApp: InstalledApp = { appId: "driver", grant: "ALL" };

export const apps: readonly InstalledApp[] = [
  driverApp,
  { appId: "probe-one", grant: "ALL" },
  { appId: "probe-two", grant: "ALL" },
  { appId: "probe-three", grant: "ALL" },
  { appId: "probe-none", grant: "NONE" },
  { appId: "probe-masked", grant: "WITHOUT_PII" },
];

const permissionsOf = (grant: Grant): string[] => {
  const every = grant === "NONE" ? [] : Object.keys(allPermissions);
  return every.filter((permission) => grant === "ALL" || permission !== "customer.pii");
};

/** Writes the suite's apps into the store of a server that is stopped. */
export function installApps(dataFolder: string, originOf: (appId: string) => string): void {
  const store = new DatabaseSync(join(dataFolder, "omni.sqlite"));
  const insert = store.prepare(
    "insert into apps (app_id, name, icon, slot, url, permissions, settings, priority, user_types, is_active) values (?, ?, null, 'background', ?, ?, '{}', 1, '[\"AGENT\"]', 1)",
  );
  for (const { appId, grant } of apps) {
    insert.run(appId, appId, `${originOf(appId)}/`, JSON.stringify(permissionsOf(grant)));
  }
  store.close();
}
