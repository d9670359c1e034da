import semver from "semver";
import type { Manifest } from "./manifest-schema.ts";

/** Why an app does not work on this platform, or null. */
export function findIncompatibility(
  { minimumContract, incompatiblePlatformVersions = [] }: Manifest,
  platform: { contractVersion: string; platformVersion: string },
): string | null {
  if (minimumContract !== undefined && semver.lt(platform.contractVersion, minimumContract)) {
    return `The app needs contract ${minimumContract}; this platform speaks ${platform.contractVersion}. Update the platform.`;
  }
  if (incompatiblePlatformVersions.includes(platform.platformVersion)) {
    return `The app says that it does not work on platform ${platform.platformVersion}. Install another version of the app.`;
  }
  return null;
}
