import { dispositionClassesOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { demandCampaign, sessionOf, type MethodContext, type MethodHandlers } from "./method-context.ts";
import { sessionMethods } from "./session.ts";

const ofCampaigns = ({ centre, agentId }: MethodContext, campaignId: string): boolean =>
  centre.world.directory.campaigns.get(campaignId)?.agentIds.includes(agentId) ?? false;

export const configurationMethods: MethodHandlers = {
  "configuration.getCampaigns": (context) => sessionMethods["session.getAssignedCampaigns"]?.(context, undefined) ?? [],
  "configuration.getDispositionCodes": (context, { campaignId }) => {
    sessionOf(context);
    demandCampaign(context, campaignId);
    return dispositionClassesOf(context.centre.world.directory, campaignId);
  },
  "configuration.getBreakReasons": (context) => {
    sessionOf(context);
    return [...context.centre.world.directory.breakReasons];
  },
  "configuration.getQueues": (context) => {
    sessionOf(context);
    return [...context.centre.world.directory.queues.values()]
      .filter(({ campaignId }) => ofCampaigns(context, campaignId))
      .map(({ queueId, name, campaignId, priority }) => ({ queueId, name, campaignId, priority }));
  },
  "configuration.getExtensions": (context) => {
    sessionOf(context);
    return [...context.centre.world.directory.extensions];
  },
  "configuration.getMessageTemplates": (context, { channelType }) => {
    sessionOf(context);
    const { campaigns, messageTemplates = [] } = context.centre.world.directory;
    const isOffered = [...campaigns.values()].some(
      ({ channels, agentIds }) => channels.includes(channelType) && agentIds.includes(context.agentId),
    );
    if (!isOffered || channelType === "VOICE") {
      throw new OmniError("CHANNEL_UNAVAILABLE", `No campaign of yours has templates for ${channelType}.`, {
        details: { channelType },
      });
    }
    return messageTemplates.filter((template) => template.channelType === channelType);
  },
  "configuration.getCannedResponses": (context, { campaignId }) => {
    sessionOf(context);
    demandCampaign(context, campaignId);
    return context.centre.data.cannedResponses
      .filter((each) => each.campaignId === campaignId)
      .map(({ campaignId: _ofCampaign, ...response }) => response);
  },
};
