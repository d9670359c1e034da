// The sentences of the audit log: what was done to which app, and what was there before. The reader puts the name of who did
// it in front, so that each begins with a verb of the past.
import type { Manifest } from "@omni/app-package";
import type { UserType } from "@omni/contract";
import type { Directory } from "@omni/engine";
import type { AppMapping, AppRollOutStage, UninstallPreview } from "@omni/live";
import type { SettingValue } from "./app-settings.ts";
import { leadingVersion, type InstalledApp, type Registry } from "./registry.ts";

/** What people call the app. */
export const titleOf = (app: InstalledApp): string => leadingVersion(app)?.manifest.title ?? app.appId;

const quote = (text: string): string => `“${text}”`;
const listed = (parts: readonly string[]): string => parts.join(", ");
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export function describeConsent(app: InstalledApp, version: string, asked: readonly string[]): string {
  const what = `${titleOf(app)} ${version}`;
  return asked.length === 0
    ? `Consented to ${what}, which asks for nothing.`
    : `Consented to what ${what} asks for: ${listed(asked)}.`;
}

export function describeStage(
  app: InstalledApp,
  version: string,
  stage: AppRollOutStage,
  users: Directory["users"],
): string {
  const { activeVersion, rollOut } = app;
  const before = [
    ...(rollOut === null ? [] : [`${rollOut.version} went to ${toStageText(rollOut.stage, users)}`]),
    ...(activeVersion === null ? [] : [`${activeVersion} was everybody's`]),
  ];
  const sentence = `Gave version ${version} of ${titleOf(app)} to ${toStageText(stage, users)}`;
  return before.length === 0 ? `${sentence}.` : `${sentence}; before, ${before.join(" and ")}.`;
}

function toStageText(stage: AppRollOutStage, users: Directory["users"]): string {
  switch (stage.kind) {
    case "USERS":
      return listed(stage.userIds.map((userId) => users.get(userId)?.name ?? userId));
    case "PERCENT":
      return `${stage.percent} % of users`;
    case "ALL":
      return "everybody";
  }
}

export const describeRollBack = (app: InstalledApp, from: string | null, to: string | null): string =>
  to === null
    ? `Took version ${from} of ${titleOf(app)} back from everybody.`
    : `Took ${titleOf(app)} back from version ${from} to ${to} for everybody.`;

export const describeSwitch = (app: InstalledApp, enabled: boolean): string =>
  enabled ? `Switched ${titleOf(app)} on.` : `Switched ${titleOf(app)} off: no console shows it.`;

const roles: Record<UserType, string> = {
  AGENT: "agents",
  SUPERVISOR: "supervisors",
  ADMINISTRATOR: "administrators",
};

export function describePlaces(
  app: InstalledApp,
  mappings: readonly AppMapping[],
  { slots }: Registry,
  directory: Directory,
): string {
  const toText = (places: readonly AppMapping[]): string =>
    places.length === 0 ? "nowhere" : places.map((place) => toPlaceText(place, slots, directory)).join("; ");
  return `Placed ${titleOf(app)}: ${toText(mappings)} (before: ${toText(app.mappings)}).`;
}

function toPlaceText({ slots, userTypes, scope }: AppMapping, known: Registry["slots"], directory: Directory): string {
  const where = slots.map((slot) => known.find((each) => each.slot === slot)?.title ?? slot);
  const whom = listed(userTypes.map((type) => roles[type]));
  return `${where.length === 0 ? "in the background" : `in ${where.join(" and ")}`} for ${whom} ${toScopeText(scope, directory)}`;
}

function toScopeText({ level, id }: AppMapping["scope"], { processes, campaigns, queues }: Directory): string {
  switch (level) {
    case "CONTACT_CENTRE":
      return "of the whole contact centre";
    case "PROCESS":
      return `of the process ${processes.get(id)?.name ?? id}`;
    case "CAMPAIGN":
      return `of the campaign ${campaigns.get(id)?.name ?? id}`;
    case "QUEUE":
      return `of the queue ${queues.get(id)?.name ?? id}`;
  }
}

export function describeOrder({ apps, slots, order }: Registry, slot: string, appIds: readonly string[]): string {
  const titles = (ids: readonly string[]): string =>
    listed(
      ids.map((id) => {
        const app = apps.get(id);
        return app === undefined ? id : titleOf(app);
      }),
    );
  const before = order[slot] ?? [];
  const sentence = `Put the apps of ${slots.find((each) => each.slot === slot)?.title ?? slot} in the order ${titles(appIds)}`;
  return before.length === 0 ? `${sentence}.` : `${sentence}; before, ${titles(before)}.`;
}

/** Of a secret it says no more than that there is one now. */
export function describeSettings(
  app: InstalledApp,
  { settings = {} }: Pick<Manifest, "settings">,
  before: Readonly<Record<string, SettingValue>>,
  values: Readonly<Record<string, SettingValue | null>>,
): string {
  const changes = Object.entries(values).map(([key, value]) => {
    const title = settings[key]?.title ?? key;
    const isCleared = value === null || value === "";
    if (settings[key]?.type === "secret")
      return isCleared ? `cleared the secret ${title}` : `filled in the secret ${title}`;
    const old = before[key];
    const from = old === undefined ? "" : ` from ${quote(String(old))}`;
    return isCleared ? `cleared ${title}` : `set ${title}${from} to ${quote(String(value))}`;
  });
  return `Changed settings of ${titleOf(app)}: ${changes.length === 0 ? "nothing" : listed(changes)}.`;
}

export const describeUninstall = (
  app: InstalledApp,
  { versions, storageRows, settings, mappings }: UninstallPreview["deleted"],
): string =>
  `Uninstalled ${titleOf(app)}, with ${count(versions, "version")}, ${count(storageRows, "stored entry", "stored entries")}, ` +
  `${count(settings, "setting")} and ${count(mappings, "place")}.`;
