import type { Expectations } from "@omni/app-package";
import { refuse } from "./refuse.ts";
import type { InstalledApp } from "./registry.ts";

/** The refusal of a version whose number stood for something else before. */
export const versionTaken = (version: string) =>
  refuse(
    "package/version-taken",
    `Version ${version} was installed here with other contents.`,
    "Raise the version of the manifest: browsers keep the files of a version.",
  );

/** What a package of the app has to fit. */
export const toExpectations = (app: InstalledApp | null): Expectations => ({
  pinnedKey: app?.publisherKey ?? null,
  installed: (app?.versions ?? []).map(({ version, contentHash }) => ({ version, contentHash })),
});

/** An app stays where it was found: its name must not come to mean another publisher's page. */
export function checkSource(app: InstalledApp | null, source: "PACKAGE" | "URL"): void {
  const present = app?.versions[0];
  // What was registered before there were manifests may become either.
  if (app === null || present === undefined || present.source === source || present.contentHash === "") return;
  throw refuse(
    "package/name",
    `${app.appId} is installed ${present.source === "URL" ? "by its address" : "as a package"}.`,
    "Uninstall it first, or choose another name.",
  );
}
