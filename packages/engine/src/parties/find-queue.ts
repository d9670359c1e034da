import type { ChannelType } from "@omni/contract";
import type { Directory, Id, Queue } from "../directory.ts";

/** The queues of a campaign that take the channel, the one of highest priority first. */
export const queuesFor = ({ queues }: Directory, campaignId: Id, channelType: ChannelType): Queue[] =>
  [...queues.values()]
    .filter((queue) => queue.campaignId === campaignId && queue.channelTypes.includes(channelType))
    .toSorted((a, b) => b.priority - a.priority);
