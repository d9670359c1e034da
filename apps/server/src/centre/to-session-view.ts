import { toCampaign, type AgentSession, type Directory } from "@omni/engine";
import type { Campaign, ChannelType } from "@omni/contract";
import type { AgentSessionView } from "@omni/live";

export const assignedCampaignsOf = (directory: Directory, agentId: string): Campaign[] =>
  [...directory.campaigns.values()]
    .filter(({ agentIds }) => agentIds.includes(agentId))
    .map((campaign) => toCampaign(directory, campaign));

export const selectedCampaignsOf = (directory: Directory, session: AgentSession): Campaign[] =>
  session.selectedCampaigns.flatMap((id) => {
    const campaign = directory.campaigns.get(id);
    return campaign === undefined ? [] : [toCampaign(directory, campaign)];
  });

/** An agent's session as a console shows it. Channels for which the agent has no capacity are left out. */
export function toSessionView(directory: Directory, session: AgentSession): AgentSessionView {
  const { agentId, loginStatus, availability, chosen, autoCall, extension } = session;
  const capacity = directory.users.get(agentId)?.capacity ?? {};
  // The record has exactly the channel types as keys.
  const channels = Object.keys(autoCall) as ChannelType[];
  return {
    loginStatus,
    availability,
    chosen,
    autoCall: channels
      .filter((channelType) => (capacity[channelType] ?? 0) > 0)
      .map((channelType) => ({ channelType, enabled: autoCall[channelType] })),
    assignedCampaigns: assignedCampaignsOf(directory, agentId),
    selectedCampaigns: selectedCampaignsOf(directory, session),
    extension,
  };
}
