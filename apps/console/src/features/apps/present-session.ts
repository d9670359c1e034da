import type { ConnectionState, EventName, EventPayloads } from "@omni/contract";
import type { PlatformEvent } from "@omni/host";
import type { AgentWorld } from "../../lib/live-state.ts";

/** How the console looks now. */
export interface Surroundings {
  theme: "light" | "dark";
  locale: string;
}

type SessionFacts<Name extends EventName> = Omit<EventPayloads[Name], "eventTime" | "sequence" | "replayed">;

/** The present state of the session as events of one name, for an app that registers late. */
export function presentSession(
  name: EventName,
  { user, session }: AgentWorld,
  connection: ConnectionState,
  { theme, locale }: Surroundings,
  eventTime: number,
): readonly PlatformEvent[] {
  const event = <Name extends EventName>(facts: SessionFacts<Name>, at = eventTime): PlatformEvent => ({
    name,
    interactionId: null,
    payload: { ...facts, eventTime: at },
  });
  switch (name) {
    case "loginStatusChanged":
      return [
        event<"loginStatusChanged">({
          status: session.loginStatus,
          userId: user.userId,
          userName: user.userName,
          reason: null,
        }),
      ];
    case "availabilityChanged":
      return [event<"availabilityChanged">({ ...session.availability }, session.availability.since)];
    case "autoCallChanged":
      return session.autoCall.map((autoCall) => event<"autoCallChanged">({ ...autoCall }));
    case "campaignSelectionChanged":
      return [
        event<"campaignSelectionChanged">({ selectedCampaigns: session.selectedCampaigns, added: [], removed: [] }),
      ];
    case "extensionChanged":
      return [event<"extensionChanged">({ extension: session.extension })];
    case "connectionChanged":
      return [event<"connectionChanged">({ state: connection })];
    case "themeChanged":
      return [event<"themeChanged">({ theme })];
    case "localeChanged":
      return [event<"localeChanged">({ locale })];
    default:
      return [];
  }
}
