import { toFrameAllow, toPages, toSandbox, type AppPage, type Manifest } from "@omni/app-package";
import type { UserType } from "@omni/contract";
import type { Directory } from "@omni/engine";
import type { AppContext, AppMapping, AppRegistration, AppScope } from "@omni/live";
import { findVersion, type InstalledApp, type InstalledVersion, type Registry } from "./registry.ts";
import { versionFor } from "./roll-out.ts";

export interface ResolveOptions {
  registry: Registry;
  directory: Pick<Directory, "campaigns" | "queues">;
  user: { userId: string; userType: UserType };
  /** Where the apps that this server hosts live. */
  originOf: (appId: string) => string;
  settingsOf: (app: InstalledApp, manifest: Manifest) => Record<string, unknown>;
}

/** The slot of pages that are never shown. */
export const backgroundSlot = "background";

/** Which pages of which apps a user's console has, and where: by role, scope, roll-out, order and consent. */
export function resolveApps(options: ResolveOptions): AppRegistration[] {
  const { registry, user } = options;
  return [...registry.apps.values()].flatMap((app) => {
    const version = findVersion(app, versionFor(app, user.userId));
    if (!app.isEnabled || version === null || version.consentedAt === null) return [];
    return resolveApp(options, app, version);
  });
}

function resolveApp(options: ResolveOptions, app: InstalledApp, version: InstalledVersion): AppRegistration[] {
  const { registry, originOf, settingsOf } = options;
  const { manifest } = version;
  const { appId } = app;
  const origin = version.source === "PACKAGE" ? originOf(appId) : new URL(manifest.entryUrl ?? "").origin;
  const pages = toPages(manifest);
  const common = {
    appId,
    version: version.version,
    icon: version.icon,
    scope: toScope(manifest),
    origin,
    hostedElsewhere: version.source === "URL",
    sandbox: toSandbox(manifest),
    allow: toFrameAllow(manifest, origin),
    permissions: (manifest.permissions ?? []).map(({ name }) => name),
    settings: settingsOf(app, manifest),
  };
  return placesOf(options, app).flatMap(({ page, slot, contexts }) => {
    const found = pages.find(({ id }) => id === page);
    if (found === undefined) return [];
    const name = pages.length === 1 ? manifest.title : found.title;
    const url = toPageUrl(version, found, origin);
    return [{ ...common, page, slot, contexts, name, url, priority: priorityOf(registry, slot, appId) }];
  });
}

interface Place {
  page: string;
  slot: string;
  contexts: AppContext[];
}

/** Where the user has pages of the app: each page once in a slot, with all contexts that mappings give it there. */
function placesOf({ directory, user }: ResolveOptions, { mappings }: InstalledApp): Place[] {
  const places = new Map<string, Place>();
  for (const mapping of mappings) {
    const { page, slots, userTypes, scope } = mapping;
    if (!userTypes.includes(user.userType) || !isWithinReach(scope, directory, user)) continue;
    for (const slot of slots.length === 0 ? [backgroundSlot] : slots) {
      const key = `${page} ${slot}`;
      const place = places.get(key) ?? { page, slot, contexts: [] };
      place.contexts.push(toContext(scope));
      places.set(key, place);
    }
  }
  return [...places.values()];
}

const toContext = ({ level, id, applicableToAllChildren }: AppMapping["scope"]): AppContext => ({
  level,
  id,
  ...(applicableToAllChildren ? {} : { withoutChildren: true }),
});

/** Whether the user can have an interaction in the scope at all. Supervisors may look into any. */
function isWithinReach(
  { level, id }: AppMapping["scope"],
  { campaigns, queues }: ResolveOptions["directory"],
  { userId, userType }: ResolveOptions["user"],
): boolean {
  if (level === "CONTACT_CENTRE" || userType !== "AGENT") return true;
  const isAssigned = (campaignId: string | undefined): boolean =>
    campaignId !== undefined && (campaigns.get(campaignId)?.agentIds.includes(userId) ?? false);
  if (level === "CAMPAIGN") return isAssigned(id);
  if (level === "QUEUE") return isAssigned(queues.get(id)?.campaignId);
  return [...campaigns.values()].some((each) => each.processId === id && each.agentIds.includes(userId));
}

export const toScope = ({ instanceScope = "session" }: Manifest): AppScope =>
  ({ session: "SESSION", interaction: "INTERACTION", background: "BACKGROUND" } as const)[instanceScope];

export const toHostedPath = (appId: string, version: string, path: string): string =>
  `/si/${appId}/${version}/${path.split("/").map(encodeURIComponent).join("/")}`;

const toPageUrl = ({ source, version, manifest }: InstalledVersion, { location }: AppPage, origin: string): string =>
  source === "URL" ? location : new URL(toHostedPath(manifest.name, version, location), origin).href;

/** The higher, the earlier in its slot; what nobody put in order comes last. */
function priorityOf({ order }: Registry, slot: string, appId: string): number {
  const place = (order[slot] ?? []).indexOf(appId);
  return place === -1 ? 0 : 1000 - place;
}
