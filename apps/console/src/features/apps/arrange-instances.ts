import type { Interaction } from "@omni/contract";
import type { AppContext, AppRegistration } from "@omni/live";
import { newInstance, type AppInstance } from "./app-instance.ts";

/** What decides which instances there are. */
export interface AgentScene {
  apps: readonly AppRegistration[];
  interactions: readonly Interaction[];
}

/** So many instances of interactions live at once in a console; beyond it the one longest out of focus is let go. */
export const mostInteractionInstances = 10;

/** What the agent works on: the chosen interaction, or the first that is offered while none is. */
const findFocus = (interactions: readonly Interaction[]): Interaction | null =>
  interactions.find(({ selected, state }) => selected && state !== "OFFERED") ??
  interactions.find(({ state }) => state === "OFFERED") ??
  null;

/**
 * The instances in the order in which they came: their frames stand in the page in that order, and a frame that moves loads
 * anew. `updated` are those that got another version.
 */
export function arrangeInstances(
  before: readonly AppInstance[],
  { apps, interactions }: AgentScene,
): { instances: readonly AppInstance[]; updated: readonly AppInstance[] } {
  const focus = findFocus(interactions);
  const live = new Set(interactions.map(({ interactionId }) => interactionId));
  const now = Math.max(0, ...before.map(({ usedAt }) => usedAt)) + 1;
  const byPlace = new Map(apps.map((app) => [toPlaceId(app), app]));
  const updated: AppInstance[] = [];

  const kept = before.flatMap((instance) => {
    if (instance.interactionId !== null && !live.has(instance.interactionId)) return [];
    const app = instance.opened ? findOpener(apps, instance) : byPlace.get(instance.placeId);
    if (app === undefined || isPerInteraction(app) !== (instance.interactionId !== null)) return [];
    const renewed = renew(instance, app);
    if (renewed.generation !== instance.generation) updated.push(renewed);
    return [show(renewed, focus, now)];
  });
  const known = new Set(kept.map(({ instanceId }) => instanceId));
  const added = [...byPlace].flatMap(([placeId, app]) => {
    const interactionId = isPerInteraction(app) ? (focus?.interactionId ?? null) : null;
    if (isPerInteraction(app) && (focus === null || !isInside(app.contexts, focus))) return [];
    const instance = newInstance(placeId, app, { interactionId });
    return known.has(instance.instanceId) ? [] : [show(instance, focus, now)];
  });
  return { instances: letGo([...kept, ...added]), updated };
}

const toPlaceId = ({ slot, appId, page }: AppRegistration): string => `${slot}.${appId}.${page}`;

const isPerInteraction = ({ scope }: AppRegistration): boolean => scope === "INTERACTION";

/** A page that an app opened itself belongs to one version, like the address that the app gave. */
const findOpener = (apps: readonly AppRegistration[], { app }: AppInstance): AppRegistration | undefined =>
  apps.find(({ appId, page, version }) => appId === app.appId && page === app.page && version === app.version);

function renew(instance: AppInstance, app: AppRegistration): AppInstance {
  const { app: old, generation, opened } = instance;
  if (old === app) return instance;
  if (old.version === app.version) return { ...instance, app, url: opened ? instance.url : app.url };
  const fresh = { state: "LOADING", failure: null, rest: null, badge: 0, height: null } as const;
  return { ...instance, ...fresh, app, url: app.url, generation: generation + 1 };
}

function show(instance: AppInstance, focus: Interaction | null, now: number): AppInstance {
  const { app, place, opened, interactionId } = instance;
  const isOwn = interactionId === null || interactionId === focus?.interactionId;
  const shown = place !== "background" && isOwn && (opened || isInside(app.contexts, focus));
  if (shown === instance.shown && (!shown || interactionId === null)) return instance;
  return { ...instance, shown, usedAt: shown ? now : instance.usedAt };
}

/** The instances of interactions beyond the most that may live; it is made again when its interaction comes into focus. */
function letGo(instances: readonly AppInstance[]): readonly AppInstance[] {
  const perInteraction = instances.filter(({ interactionId }) => interactionId !== null);
  const tooMany = perInteraction.length - mostInteractionInstances;
  if (tooMany <= 0) return instances;
  const oldest = perInteraction
    .filter(({ shown }) => !shown)
    .toSorted((a, b) => a.usedAt - b.usedAt)
    .slice(0, tooMany);
  return instances.filter((each) => !oldest.includes(each));
}

const isInside = (contexts: readonly AppContext[], interaction: Interaction | null): boolean =>
  contexts.some((context) => contains(context, interaction));

function contains({ level, id, withoutChildren = false }: AppContext, interaction: Interaction | null): boolean {
  if (level === "CONTACT_CENTRE") return !withoutChildren || interaction === null;
  if (interaction === null) return false;
  const { processId, campaignId, queueId } = interaction;
  switch (level) {
    case "PROCESS":
      // Every interaction is one of a campaign, which is a child of the process.
      return processId === id && !withoutChildren;
    case "CAMPAIGN":
      return campaignId === id && (!withoutChildren || queueId === null);
    case "QUEUE":
      return queueId === id;
  }
}
