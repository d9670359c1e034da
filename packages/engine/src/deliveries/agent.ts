import { toCampaign } from "../directory.ts";
import type { AgentEventType } from "../domain-event.ts";
import { toAgent, type Deliverers } from "./delivery.ts";

export const agentDeliverers: Deliverers<AgentEventType> = {
  "agent.signedIn": ({ agentId, userName }) => [
    toAgent(agentId, "loginStatusChanged", { status: "LOGGED_IN", userId: agentId, userName, reason: null }),
  ],
  "agent.signedOut": ({ agentId, userName, status, reason }) => [
    toAgent(agentId, "loginStatusChanged", { status, userId: agentId, userName, reason }),
  ],
  // A console tells its apps about its own connection; an agent without one could not receive it anyway.
  "agent.connectionChanged": () => [],
  "agent.attentionChanged": () => [],
  "agent.campaignsSelected": ({ agentId, selectedCampaigns, added, removed }, { directory }) => [
    toAgent(agentId, "campaignSelectionChanged", {
      selectedCampaigns: selectedCampaigns.flatMap((id) => {
        const campaign = directory.campaigns.get(id);
        return campaign === undefined ? [] : [toCampaign(directory, campaign)];
      }),
      added,
      removed,
    }),
  ],
  "agent.extensionSelected": ({ agentId, extension }) => [toAgent(agentId, "extensionChanged", { extension })],
  "agent.autoCallSet": ({ agentId, channelType, enabled }) => [
    toAgent(agentId, "autoCallChanged", { channelType, enabled }),
  ],
  // The wish alone is not the contract's availability, which follows as its own fact.
  "agent.availabilityChosen": () => [],
  "agent.availabilityChanged": ({ agentId, availability }) => [
    toAgent(agentId, "availabilityChanged", { ...availability }),
  ],
};
