import type { EventName } from "@omni/contract";
import type { Need } from "./host-under-test.ts";
import { connected } from "./reached-states.ts";
import type { Scene } from "./scene.ts";

const session = (id: string, name: EventName, play: Scene["play"], needs: readonly Need[] = []): Scene => ({
  id: `session-${id}`,
  channel: "SESSION",
  needs: ["session", ...needs],
  raises: [name],
  leavesLive: false,
  play,
});

const minute = 60_000;

export const sessionScenes: readonly Scene[] = [
  session(
    "callback-reminder",
    "callbackReminder",
    async (stage) => {
      const { interactionId } = await connected(stage, "CHAT");
      const { createdAt } = await stage.agent.perform("interaction.getInteraction", { interactionId });
      const at = createdAt + 60 * minute;
      await stage.agent.perform("interaction.scheduleCallback", { interactionId, at, self: true });
      await stage.pass(59 * minute);
    },
    ["callback", "chat", "clock"],
  ),
  session("break", "availabilityChanged", async ({ agent, facts }) => {
    await agent.perform("session.setAvailability", { status: "ON_BREAK", breakReason: facts.breakReason });
  }),
  session("auto-call", "autoCallChanged", async ({ agent }) => {
    await agent.perform("session.setAutoCall", { channelType: "CHAT", enabled: false });
  }),
  session("campaigns", "campaignSelectionChanged", async ({ agent, facts }) => {
    await agent.perform("session.selectCampaigns", { campaignIds: [facts.chatCampaign] });
  }),
  session("extension", "extensionChanged", async ({ agent, facts }) => {
    await agent.perform("session.selectExtension", facts.extension);
  }),
  session(
    "sign-out",
    "loginStatusChanged",
    async ({ agent }) => {
      await agent.perform("session.logout");
    },
    ["signedOutApps"],
  ),
  session("offline", "connectionChanged", async ({ faults }) => faults.connection("OFFLINE"), ["faults"]),
  session("theme", "themeChanged", async (stage) => stage.change("THEME"), ["theme"]),
  session("language", "localeChanged", async (stage) => stage.change("LOCALE"), ["language"]),
  session("hide", "visibilityChanged", async (stage) => stage.change("HIDE"), ["hiding"]),
  session("expiry", "sessionExpiring", async (stage) => stage.change("EXPIRE"), ["expiry"]),
];
