import type { Capability, EventName } from "@omni/contract";
import type { Platform, PlatformEvent } from "@omni/host";
import type { InboxItem, LiveClientEvent, PassingItem } from "@omni/live";
import type { LiveStore } from "../../lib/live-store.ts";
import { composeEvent } from "./compose-event.ts";
import { presentSession, type Surroundings } from "./present-session.ts";

export interface ConsolePlatform extends Platform {
  /** Raises themeChanged or localeChanged for what is different now. */
  setSurroundings(next: Surroundings): void;
  /** Lets go of the live store. */
  close(): void;
}

/** What the console does itself, whatever the server can do. */
const ownCapabilities: readonly Capability[] = ["appMessaging", "ui", "layout", "log"];

/** What the server and this console can do together. The same server's list gives the same list. */
function createCapabilities(live: LiveStore): () => readonly Capability[] {
  let of: readonly Capability[] | undefined;
  let together = ownCapabilities;
  return () => {
    const offered = live.get().world?.capabilities;
    if (offered !== of) {
      of = offered;
      together = [...new Set([...(offered ?? []), ...ownCapabilities])];
    }
    return together;
  };
}

/** The app's side sets the time-out of its call and aborts it; this only keeps a forgotten one from living for ever. */
const longestCallMs = 10 * 60_000;

/** The contact centre as apps see it, over the console's live state. */
export function createConsolePlatform(live: LiveStore, surroundingsNow: Surroundings): ConsolePlatform {
  let surroundings = surroundingsNow;
  const capabilities = createCapabilities(live);
  const listeners = new Set<(event: PlatformEvent) => void>();
  // The host prepares each event object once: the same item must give the same object.
  const composed = new WeakMap<object, PlatformEvent>();
  /** What passed and is not in the inbox, by name and interaction. */
  const passed = new Map<string, PassingItem>();
  let present = new Map<EventName, readonly PlatformEvent[]>();
  let presentOf: unknown = null;

  const raise = (event: PlatformEvent | null): void => {
    if (event !== null) for (const listener of [...listeners]) listener(event);
  };

  const compose = (item: InboxItem | PassingItem): PlatformEvent | null => {
    const known = composed.get(item);
    if (known !== undefined) return known;
    const { interactionId } = item;
    const event = composeEvent(item, findInteraction(interactionId));
    if (event !== null) composed.set(item, event);
    return event;
  };

  const findInteraction = (interactionId: string | null) =>
    live.get().world?.interactions.find((each) => each.interactionId === interactionId);

  /** Raised by the console itself: nothing in the inbox says it. */
  const raiseOwn = (name: EventName, facts: object): void => {
    present.delete(name);
    raise({ name, interactionId: null, payload: { ...facts, eventTime: live.serverNow() } });
  };

  /** The inbox tells as a rule that the agent left; a link that ends without it tells it too. */
  let hasToldLeaving = false;

  const stopItems = live.onItemForApps((item) => {
    if (item.name === "loginStatusChanged") hasToldLeaving = item.data["status"] !== "LOGGED_IN";
    if (!("seq" in item) && item.interactionId !== null) passed.set(`${item.name} ${item.interactionId}`, item);
    raise(compose(item));
  });

  const stopEvents = live.onEvent((event: LiveClientEvent) => {
    if (event.type === "state") raiseOwn("connectionChanged", { state: event.state });
    if (event.type === "snapshot") hasToldLeaving = false;
    const { world } = live.get();
    if (event.type !== "closed" || world === null || hasToldLeaving) return;
    const { reason, message } = event;
    if (reason !== "LOGGED_OUT" && reason !== "FORCED_OUT" && reason !== "EXPIRED") return;
    const { userId, userName } = world.user;
    raiseOwn("loginStatusChanged", { status: reason, userId, userName, reason: message });
  });

  const replaySession = (name: EventName): readonly PlatformEvent[] => {
    const { world, connection } = live.get();
    if (world === null) return [];
    if (presentOf !== world.session) {
      presentOf = world.session;
      present = new Map();
    }
    const known = present.get(name) ?? presentSession(name, world, connection, surroundings, live.serverNow());
    present.set(name, known);
    return known;
  };

  return {
    get capabilities() {
      return capabilities();
    },
    call: (method, argument, { appId, signal }) =>
      // The host has checked the argument against the contract; `never` stands for the type of every method's own.
      live.client.call(method, argument as never, { appId, signal, timeoutMs: longestCallMs }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replay(name) {
      const { world } = live.get();
      const ofInteractions = (world?.lastEvents ?? []).filter(
        (item) => item.name === name && findInteraction(item.interactionId) !== undefined,
      );
      const passing = [...passed.values()].filter(
        (item) => item.name === name && findInteraction(item.interactionId) !== undefined,
      );
      return [...replaySession(name), ...[...ofInteractions, ...passing].flatMap((item) => compose(item) ?? [])];
    },
    setSurroundings(next) {
      const before = surroundings;
      surroundings = next;
      if (next.theme !== before.theme) raiseOwn("themeChanged", { theme: next.theme });
      if (next.locale !== before.locale) raiseOwn("localeChanged", { locale: next.locale });
    },
    close() {
      stopItems();
      stopEvents();
      listeners.clear();
    },
  };
}
