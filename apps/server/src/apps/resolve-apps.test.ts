import type { AppMapping } from "@omni/live";
import { expect, test } from "vitest";
import type { InstalledApp, InstalledVersion } from "./registry.ts";
import { resolveApps } from "./resolve-apps.ts";

const version = (changes: Partial<InstalledVersion> = {}): InstalledVersion => ({
  version: "1.0.0",
  state: "INSTALLED",
  source: "PACKAGE",
  manifest: {
    name: "panel",
    version: "1.0.0",
    title: "Panel",
    description: "Shows a panel.",
    pages: [{ id: "main", path: "index.html", title: "Panel", slots: ["right-panel"] }],
  },
  manifestUrl: null,
  icon: null,
  sha256: "",
  contentHash: "",
  bytes: 1,
  publicKey: null,
  consentedAt: 1,
  uploadedAt: 1,
  uploadedBy: "admin",
  ...changes,
});

const everywhere: AppMapping = {
  page: "main",
  slots: ["right-panel"],
  userTypes: ["AGENT"],
  scope: { level: "CONTACT_CENTRE", id: "centre", applicableToAllChildren: true },
};

const app = (changes: Partial<InstalledApp> = {}): InstalledApp => ({
  appId: "panel",
  isEnabled: true,
  publisherKey: null,
  activeVersion: "1.0.0",
  previousVersion: null,
  rollOut: null,
  versions: [version()],
  mappings: [everywhere],
  ...changes,
});

const resolve = (installed: InstalledApp, userType: "AGENT" | "SUPERVISOR" = "AGENT") =>
  resolveApps({
    registry: { apps: new Map([[installed.appId, installed]]), slots: [], order: {} },
    directory: { campaigns: new Map(), queues: new Map() },
    user: { userId: "asha", userType },
    originOf: (appId) => `http://${appId}.apps.example`,
    settingsOf: () => ({}),
  }).map(({ appId, version: shown, slot }) => [appId, shown, slot]);

test("an active version that was consented to is shown to those it is mapped for", () => {
  expect(resolve(app())).toEqual([["panel", "1.0.0", "right-panel"]]);
  expect(resolve(app(), "SUPERVISOR")).toEqual([]);
});

test("nothing is shown without consent, whether it is active or rolled out", () => {
  const unasked = version({ version: "2.0.0", consentedAt: null });
  expect(resolve(app({ activeVersion: "2.0.0", versions: [unasked] }))).toEqual([]);
  const rollOut = { version: "2.0.0", stage: { kind: "ALL" as const } };
  expect(resolve(app({ rollOut, versions: [unasked, version()] }))).toEqual([]);
});

test("nothing is shown of an app that is switched off, or whose version is not there", () => {
  expect(resolve(app({ isEnabled: false }))).toEqual([]);
  expect(resolve(app({ activeVersion: null }))).toEqual([]);
  expect(resolve(app({ activeVersion: "9.0.0" }))).toEqual([]);
});
