import { dispositionClassesOf, transferTargetsOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { assignedCampaignsOf } from "../../centre/to-session-view.ts";
import type { CallContext, MethodHandlers } from "../call-context.ts";

const isAssigned = ({ centre, agentId }: CallContext, campaignId: string): boolean =>
  centre.directory.campaigns.get(campaignId)?.agentIds.includes(agentId) ?? false;

function requireAssigned(context: CallContext, campaignId: string): void {
  if (isAssigned(context, campaignId)) return;
  throw new OmniError(
    "CAMPAIGN_NOT_ASSIGNED",
    `Campaign ${campaignId} is not assigned to you. Use an id from getAssignedCampaigns().`,
    { details: { campaignId } },
  );
}

export const configurationMethods: MethodHandlers = {
  "configuration.getCampaigns": ({ centre, agentId }) => assignedCampaignsOf(centre.directory, agentId),
  "configuration.getDispositionCodes": (context, { campaignId }) => {
    requireAssigned(context, campaignId);
    return dispositionClassesOf(context.centre.directory, campaignId);
  },
  "configuration.getBreakReasons": ({ centre }) => [...centre.directory.breakReasons],
  "configuration.getQueues": (context) =>
    [...context.centre.directory.queues.values()]
      .filter(({ campaignId }) => isAssigned(context, campaignId))
      .map(({ queueId, name, campaignId, priority }) => ({ queueId, name, campaignId, priority })),
  "configuration.getTransferTargets": (context, { campaignId, type }) => {
    requireAssigned(context, campaignId);
    return transferTargetsOf(context.centre.world, campaignId, type, context.agentId);
  },
  "configuration.getExtensions": ({ centre }) => [...centre.directory.extensions],
  "configuration.getCannedResponses": (context, { campaignId }) => {
    requireAssigned(context, campaignId);
    return context.configuration.cannedResponsesOf([campaignId]);
  },
  "configuration.getMessageTemplates": ({ centre, agentId }, { channelType }) => {
    const isOffered = [...centre.directory.campaigns.values()].some(
      ({ channels, agentIds }) => channels.includes(channelType) && agentIds.includes(agentId),
    );
    if (!isOffered || channelType === "VOICE")
      throw new OmniError("CHANNEL_UNAVAILABLE", `No campaign of yours has templates for ${channelType}.`, {
        details: { channelType },
      });
    return (centre.directory.messageTemplates ?? []).filter((each) => each.channelType === channelType);
  },
  "configuration.getAppSettings": ({ app }) => app?.settings ?? {},
};
