import { createHash } from "node:crypto";
import type { AppRollOutStage } from "@omni/live";
import type { InstalledApp } from "./registry.ts";

/** A user's place between 0 and 100 in the roll-outs of an app: the same for ever, and another in another app. */
export function toPlace(appId: string, userId: string): number {
  const hash = createHash("sha256").update(`${appId}\n${userId}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}

export function isInStage(stage: AppRollOutStage, appId: string, userId: string): boolean {
  switch (stage.kind) {
    case "USERS":
      return stage.userIds.includes(userId);
    case "PERCENT":
      return toPlace(appId, userId) < stage.percent;
    case "ALL":
      return true;
  }
}

/** The version of an app that a user gets, or null. */
export function versionFor({ appId, activeVersion, rollOut }: InstalledApp, userId: string): string | null {
  return rollOut !== null && isInStage(rollOut.stage, appId, userId) ? rollOut.version : activeVersion;
}
