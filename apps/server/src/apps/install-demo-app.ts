import { existsSync } from "node:fs";
import { join } from "node:path";
import { packFolder, toPages } from "@omni/app-package";
import { projectRoot } from "../settings.ts";
import type { AppPlacing } from "./app-placing.ts";
import type { AppRegistry } from "./app-registry.ts";
import type { Installer } from "./installer.ts";
import type { RollOuts } from "./roll-outs.ts";

const folder = join(projectRoot, "examples/screen-pop/dist");
const demo = { userId: "demo", userName: "The demo" };

export interface InstallDemoAppOptions {
  registry: AppRegistry;
  installer: Installer;
  rollOuts: RollOuts;
  placing: AppPlacing;
  contactCentreId: string;
}

/**
 * The demo's first app, packed from what the build made and installed as an administrator would: it goes the way that every
 * app goes. A demo whose administrator removed it stays without.
 */
export async function installDemoApp({
  registry,
  installer,
  rollOuts,
  placing,
  contactCentreId,
}: InstallDemoAppOptions): Promise<void> {
  const waiting = registry.now.apps.get("screen-pop");
  if (waiting === undefined || waiting.versions.length > 0 || !existsSync(join(folder, "manifest.json"))) return;
  const packed = await packFolder(folder);
  if (packed.outcome === "REFUSED")
    throw new Error(`The demo's app cannot be packed: ${packed.refusal.problem} ${packed.refusal.repair}`);
  const { manifest } = packed.package;
  const { appId, version } = await installer.installPackage(packed.bytes, demo);
  const permissions = (manifest.permissions ?? []).map(({ name }) => name);
  await rollOuts.consent(demo, appId, version, permissions);
  const scope = { level: "CONTACT_CENTRE", id: contactCentreId, applicableToAllChildren: true } as const;
  const [page] = toPages(manifest);
  if (page === undefined) return;
  await placing.map(demo, appId, [
    { page: page.id, slots: ["right-panel"], userTypes: ["AGENT", "SUPERVISOR"], scope },
  ]);
  await placing.order(demo, "right-panel", [appId]);
}
