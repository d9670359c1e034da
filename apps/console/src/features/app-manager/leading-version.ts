import type { AppDetails, AppVersion } from "@omni/live";

/** The version that stands for the app: the one that is rolled out, else the active, else the newest. */
export function leadingVersionOf({ versions, rollOut, activeVersion }: AppDetails): AppVersion | null {
  const name = rollOut?.version ?? activeVersion;
  return versions.find(({ version }) => version === name) ?? versions[0] ?? null;
}
