import type { ChannelType } from "@omni/contract";
import type { CommandOf } from "../command.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import { begin } from "../parties/initiate.ts";
import { checkId } from "./arrive.ts";
import { findAgent } from "./find.ts";
import type { Handlers } from "./handler.ts";

const channels: readonly ChannelType[] = ["VOICE", "WHATSAPP", "SMS"];

function checkCampaign(
  draft: Draft,
  { agentId, campaignId, channelType }: CommandOf<"interaction.initiate">,
): Refusal | null {
  const agent = findAgent(draft, agentId);
  if ("outcome" in agent) return agent;
  const campaign = draft.directory.campaigns.get(campaignId);
  if (!campaign?.agentIds.includes(agentId) || !agent.selectedCampaigns.includes(campaignId))
    return refuse("CAMPAIGN_NOT_ASSIGNED", `Campaign ${campaignId} is not selected by this agent. Select it first.`, {
      campaignId,
    });
  if (!campaign.channels.includes(channelType) || !channels.includes(channelType))
    return refuse("CHANNEL_UNAVAILABLE", `Nothing can be begun on ${channelType} in campaign ${campaignId}.`, {
      campaignId,
      channelType,
    });
  return null;
}

export const initiateHandlers: Handlers<"interaction.initiate"> = {
  "interaction.initiate": (draft, { type: _type, ...command }) => {
    const { interactionId, agentId, channelType } = command;
    const wrongId = checkId(interactionId, "interactionId");
    if (wrongId !== null) return wrongId;
    const existing = draft.interaction(interactionId);
    if (existing !== undefined) {
      if (existing.agentId === agentId && existing.direction === "OUTBOUND") return null;
      return refuse("INVALID_STATE", `Interaction ${interactionId} exists already. Use a new id.`, { interactionId });
    }
    const refusal = checkCampaign(draft, { type: "interaction.initiate", ...command });
    if (refusal !== null) return refusal;
    const callType = channelType === "VOICE" ? (command.callType ?? "outbound.manual.dial") : null;
    const isPreview = callType === "outbound.manual.preview.dial";
    return begin(draft, { ...command, callType, isPreview, callback: null });
  },
};
