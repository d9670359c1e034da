import { toSettingOrigins } from "@omni/app-package";
import type { AppRegistration } from "@omni/live";
import type { AppRegistry } from "../apps/app-registry.ts";
import type { AppSettings } from "../apps/app-settings.ts";
import { findVersion } from "../apps/registry.ts";
import type { AppReach } from "./prepare-request.ts";

/** An app without a manifest reaches nothing. */
const nothing: AppReach = { origins: [], urlOf: () => undefined, readSecret: () => null };

/** What the manifest of the version that calls names, and what an administrator filled in for it. */
export function findReach(
  registry: Pick<AppRegistry, "now" | "valuesOf">,
  settings: Pick<AppSettings, "readSecret">,
  { appId, version }: AppRegistration,
): AppReach {
  const installed = registry.now.apps.get(appId);
  const manifest = installed === undefined ? undefined : findVersion(installed, version)?.manifest;
  if (manifest === undefined) return nothing;
  const values = registry.valuesOf(appId, manifest);
  const typeOf = (key: string) =>
    Object.hasOwn(manifest.settings ?? {}, key) ? manifest.settings?.[key]?.type : undefined;
  return {
    origins: [...(manifest.egress ?? []).map(({ origin }) => origin), ...toSettingOrigins(manifest, values)],
    urlOf(key) {
      if (typeOf(key) !== "url") return undefined;
      const value = values[key];
      return typeof value === "string" && value !== "" ? value : null;
    },
    readSecret: (key) => (typeOf(key) === "secret" ? settings.readSecret(appId, key) : null),
  };
}
