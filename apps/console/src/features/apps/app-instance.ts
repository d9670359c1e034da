import type { AppFailure, AppState } from "@omni/host";
import type { AppRegistration, AppSlot } from "@omni/live";

/** Where the console draws a slot. One that it has no place of its own for becomes a tab of the right panel. */
export type AppPlace = "right-panel" | "full-page" | "background";

/** Why an instance has no frame at present. */
export type AppRest = "RESTARTING" | "STOPPED";

/** One placing of an app in the console, of an interaction or of the whole session. */
export interface AppInstance {
  instanceId: string;
  /** The same for the instances that one registration has for several interactions: they share a tab. */
  placeId: string;
  app: AppRegistration;
  slot: AppSlot;
  place: AppPlace;
  /** Whose instance it is; null for the session's. */
  interactionId: string | null;
  /** Whether its tab is there: the interaction in focus lies in one of its contexts, and is its own. */
  shown: boolean;
  /** When it was last in focus, counted in changes of the focus. */
  usedAt: number;
  /** The page that is shown, without the parameters that the host adds. */
  url: string;
  /** Opened by the app itself (`ui.openPanel`), and gone when it is closed. */
  opened: boolean;
  /** Grows with each loading anew: a new frame. */
  generation: number;
  state: AppState;
  failure: AppFailure | null;
  rest: AppRest | null;
  badge: number;
  /** What the app asked for by `ui.resize`; null fills its slot. */
  height: number | null;
}

export const frameElementId = (instanceId: string): string => `frame-${instanceId}`;

const placeOf = ({ scope }: Pick<AppRegistration, "scope">, slot: AppSlot): AppPlace => {
  if (scope === "BACKGROUND" || slot === "background") return "background";
  return slot === "full-page" ? slot : "right-panel";
};

export const newInstance = (placeId: string, app: AppRegistration, change: Partial<AppInstance> = {}): AppInstance => {
  const { interactionId = null, slot = app.slot } = change;
  return {
    instanceId: interactionId === null ? placeId : `${placeId}.${interactionId}`,
    placeId,
    app,
    slot,
    place: placeOf(app, slot),
    interactionId,
    shown: false,
    usedAt: 0,
    url: app.url,
    opened: false,
    generation: 0,
    state: "LOADING",
    failure: null,
    rest: null,
    badge: 0,
    height: null,
    ...change,
  };
};
