import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { permissions as allPermissions } from "@omni/contract";
import { leftOut, type Grant } from "../host-under-test.ts";

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
  { appId: "probe-no-dial", grant: "WITHOUT_INITIATE" },
];

const permissionsOf = (grant: Grant): string[] => {
  const every = grant === "NONE" ? [] : Object.keys(allPermissions);
  return every.filter((permission) => permission !== leftOut[grant]);
};

export interface InstallOptions {
  originOf: (appId: string) => string;
  /** The origin of the apps' own service. */
  service: string;
}

/** Writes the suite's apps into the store of a server that is stopped, as if an administrator had consented to them. */
export function installApps(dataFolder: string, { originOf, service }: InstallOptions): void {
  const store = new DatabaseSync(join(dataFolder, "omni.sqlite"));
  const insertApp = store.prepare("insert into apps (app_id, is_enabled, active_version) values (?, 1, '1.0.0')");
  const insertVersion = store.prepare(
    "insert into app_versions (app_id, version, state, source, manifest, sha256, content_hash, bytes, consented_at, uploaded_at, uploaded_by) values (?, '1.0.0', 'INSTALLED', 'URL', ?, '', '', 0, 0, 0, 'suite')",
  );
  const insertMapping = store.prepare(
    "insert into app_mappings (app_id, position, page, slots, user_types, level, scope_id, applies_to_children) select ?, 0, 'main', '[]', '[\"AGENT\"]', 'CONTACT_CENTRE', value, 1 from settings where key = 'contact_centre_id'",
  );
  for (const { appId, grant } of apps) {
    const manifest = {
      name: appId,
      version: "1.0.0",
      title: appId,
      description: "An app of the suite.",
      entryUrl: `${originOf(appId)}/`,
      instanceScope: "background",
      permissions: permissionsOf(grant).map((name) => ({ name, reason: "The suite calls it." })),
      egress: [{ origin: service, reason: "The suite's own service.", privateNetwork: true }],
    };
    insertApp.run(appId);
    insertVersion.run(appId, JSON.stringify(manifest));
    insertMapping.run(appId);
  }
  store.close();
}
