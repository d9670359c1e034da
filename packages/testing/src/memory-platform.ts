import {
  capabilities as allCapabilities,
  type AutoCall,
  type Capability,
  type ChannelType,
  type EventName,
  type EventPayloads,
} from "@omni/contract";
import type { Platform, PlatformEvent } from "@omni/host";
import { OmniError } from "@omni/wire";
import { createAppStorage, type AppStorage } from "./app-storage.ts";
import type { FaultDesk } from "./faults.ts";
import type { AppService } from "./methods/method-context.ts";
import { perform } from "./methods/methods.ts";
import type { SignInDesk } from "./sign-in-desk.ts";
import type { TestCentre } from "./test-centre.ts";

/** How the console looks and stands. */
export interface Surroundings {
  theme: "light" | "dark";
  locale: string;
  connection: "ONLINE" | "RECONNECTING" | "OFFLINE";
}

export interface MemoryPlatform extends Platform {
  surroundings: Readonly<Surroundings>;
  /** Raises what is different now. Offline, events wait until the console is back. */
  change(next: Partial<Surroundings>): void;
  /** Raises an event of the console itself. */
  raise(event: PlatformEvent): void;
  service: AppService | null;
  close(): void;
}

export interface MemoryPlatformOptions {
  centre: TestCentre;
  desk: SignInDesk;
  faults: FaultDesk;
  capabilities?: readonly Capability[];
  storage?: AppStorage;
}

type Facts<Name extends EventName> = Omit<EventPayloads[Name], "eventTime" | "sequence" | "replayed">;

/** The contact centre as one agent's console knows it. */
export function createMemoryPlatform(options: MemoryPlatformOptions): MemoryPlatform {
  const { centre, desk, faults, storage = createAppStorage() } = options;
  const { capabilities = Object.keys(allCapabilities) as Capability[] } = options;
  const listeners = new Set<(event: PlatformEvent) => void>();
  /** The last event of each name and interaction. */
  const last = new Map<string, PlatformEvent>();
  /** What happened while the console was offline. */
  const missed: PlatformEvent[] = [];

  const raise = (event: PlatformEvent): void => {
    if (event.interactionId !== null) {
      const key = `${event.name} ${event.interactionId}`;
      // Anew, so that the oldest comes first.
      last.delete(key);
      last.set(key, event);
    }
    for (const listener of [...listeners]) listener(event);
  };
  const own = <Name extends EventName>(name: Name, facts: Facts<Name>, at = centre.clock.now()): PlatformEvent => ({
    name,
    interactionId: null,
    payload: { ...facts, eventTime: at },
  });
  const isOffline = (): boolean => platform.surroundings.connection !== "ONLINE";

  const stop = centre.onEvent((agentId, event) => {
    if (agentId !== desk.agentId) return;
    if (isOffline()) missed.push(event);
    else raise(event);
  });

  /** The present state of the session as events of one name. */
  const presentSession = (name: EventName): PlatformEvent[] => {
    const { theme, locale, connection } = platform.surroundings;
    if (name === "themeChanged") return [own("themeChanged", { theme })];
    if (name === "localeChanged") return [own("localeChanged", { locale })];
    if (name === "connectionChanged") return [own("connectionChanged", { state: connection })];
    const session = centre.world.agents.get(desk.agentId);
    if (session === undefined) return [];
    const { loginStatus, availability, autoCall, extension, selectedCampaigns, agentId } = session;
    switch (name) {
      case "loginStatusChanged": {
        const { userName } = desk.user(agentId);
        return [own("loginStatusChanged", { status: loginStatus, userId: agentId, userName, reason: null })];
      }
      case "availabilityChanged":
        return [own("availabilityChanged", { ...availability }, availability.since)];
      case "autoCallChanged":
        return toAutoCalls(autoCall).map((each) => own("autoCallChanged", each));
      case "campaignSelectionChanged": {
        const known = desk.campaigns(selectedCampaigns);
        return [own("campaignSelectionChanged", { selectedCampaigns: known, added: [], removed: [] })];
      }
      case "extensionChanged":
        return [own("extensionChanged", { extension })];
      default:
        return [];
    }
  };

  const platform: MemoryPlatform = {
    capabilities,
    surroundings: { theme: "light", locale: "en", connection: "ONLINE" },
    service: null,
    async call(method, argument, call) {
      if (isOffline()) throw new OmniError("OFFLINE", "The console has no connection to its server.");
      const context = { centre, desk, storage, service: platform.service, agentId: desk.agentId, call };
      return faults.perform(method, async () => perform(method, argument, context));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replay(name) {
      const live = new Set(centre.world.agents.get(desk.agentId)?.work.map(({ interactionId }) => interactionId));
      const ofInteractions = [...last.values()].filter(
        (event) => event.name === name && event.interactionId !== null && live.has(event.interactionId),
      );
      return [...presentSession(name), ...ofInteractions];
    },
    raise,
    change(next) {
      const before = platform.surroundings;
      const { theme, locale, connection } = { ...before, ...next };
      platform.surroundings = { theme, locale, connection };
      if (theme !== before.theme) raise(own("themeChanged", { theme }));
      if (locale !== before.locale) raise(own("localeChanged", { locale }));
      if (connection === before.connection) return;
      raise(own("connectionChanged", { state: connection }));
      if (!isOffline()) for (const event of missed.splice(0)) raise(event);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
  return platform;
}

const toAutoCalls = (autoCall: Record<ChannelType, boolean>): AutoCall[] =>
  // The record has exactly the channel types as keys.
  (Object.keys(autoCall) as ChannelType[]).map((channelType) => ({ channelType, enabled: autoCall[channelType] }));
