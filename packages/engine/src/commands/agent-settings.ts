import { readFocused } from "../connect.ts";
import { refuse } from "../decision.ts";
import { findAgent } from "./find.ts";
import type { Handlers } from "./handler.ts";

export const agentSettingsHandlers: Handlers<
  | "agent.connectionChanged"
  | "agent.setAttention"
  | "agent.selectCampaigns"
  | "agent.selectExtension"
  | "agent.setAutoCall"
> = {
  "agent.connectionChanged": (draft, { agentId, state }) => {
    const agent = draft.agent(agentId);
    if (!agent?.loggedIn || agent.connection === state) return null;
    draft.emit({ type: "agent.connectionChanged", agentId, state });
    readFocused(draft, agentId);
    return null;
  },

  "agent.setAttention": (draft, { agentId, looksAway }) => {
    const agent = draft.agent(agentId);
    if (!agent?.loggedIn || agent.looksAway === looksAway) return null;
    draft.emit({ type: "agent.attentionChanged", agentId, looksAway });
    readFocused(draft, agentId);
    return null;
  },

  "agent.selectCampaigns": (draft, { agentId, campaignIds }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const wanted = [...new Set(campaignIds)];
    const foreign = wanted.filter((id) => !draft.directory.campaigns.get(id)?.agentIds.includes(agentId));
    if (foreign.length > 0)
      return refuse(
        "CAMPAIGN_NOT_ASSIGNED",
        `Not assigned to this agent: ${foreign.join(", ")}. Use ids from getAssignedCampaigns().`,
        { campaignIds: foreign },
      );
    const added = wanted.filter((id) => !agent.selectedCampaigns.includes(id));
    const removed = agent.selectedCampaigns.filter((id) => !wanted.includes(id));
    const busy = agent.work.filter(({ phase, campaignId }) => phase !== "OFFERED" && removed.includes(campaignId));
    if (busy.length > 0)
      return refuse(
        "INVALID_STATE",
        "Cannot leave a campaign with open interactions. End and dispose them first, or keep the campaign selected.",
        { interactionIds: busy.map(({ interactionId }) => interactionId) },
      );
    if (added.length > 0 || removed.length > 0)
      draft.emit({ type: "agent.campaignsSelected", agentId, selectedCampaigns: wanted, added, removed });
    return null;
  },

  "agent.selectExtension": (draft, { agentId, callContextId, phone }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const known = draft.directory.extensions.find((extension) => extension.callContextId === callContextId);
    if (known === undefined)
      return refuse("TARGET_UNAVAILABLE", `No call context ${callContextId}. Use one from getExtensions().`, {
        callContextId,
      });
    const { extension } = agent;
    if (extension?.callContextId === callContextId && extension.phone === phone) return null;
    draft.emit({
      type: "agent.extensionSelected",
      agentId,
      extension: { callContextId, callContextName: known.callContextName, phone },
    });
    return null;
  },

  "agent.setAutoCall": (draft, { agentId, channelType, enabled }) => {
    const agent = findAgent(draft, agentId);
    if ("outcome" in agent) return agent;
    const capacity = draft.directory.users.get(agentId)?.capacity[channelType] ?? 0;
    if (enabled && capacity <= 0)
      return refuse("CHANNEL_UNAVAILABLE", `This agent has no capacity for ${channelType}. Ask an administrator.`, {
        channelType,
      });
    if (agent.autoCall[channelType] !== enabled)
      draft.emit({ type: "agent.autoCallSet", agentId, channelType, enabled });
    return null;
  },
};
