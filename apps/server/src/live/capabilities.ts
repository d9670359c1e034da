import type { Capability } from "@omni/contract";

/** What this server and its console can do now. The rest of the contract rejects NOT_SUPPORTED. */
export const supportedCapabilities: ReadonlySet<Capability> = new Set([
  "session",
  "interaction",
  "chat",
  "voice",
  "transfer",
  "conference",
  "messaging",
  "disposition",
  "callback",
  "crm",
  "insights",
  "configuration",
  "ui",
  "layout",
  "storage",
  "request",
  "token",
  "appMessaging",
  "log",
]);
