import type { SupervisorFrame } from "@omni/live";

/** The part of the live view that concerns one campaign; all of it without one. */
export function selectCampaign(frame: SupervisorFrame, campaignId: string | null): SupervisorFrame {
  if (campaignId === null) return frame;
  const isOwn = (each: { campaignId: string }): boolean => each.campaignId === campaignId;
  return {
    ...frame,
    queues: frame.queues.filter(isOwn),
    campaigns: frame.campaigns.filter(isOwn),
    interactions: frame.interactions.filter(isOwn),
    agents: frame.agents.filter(({ campaignIds }) => campaignIds.includes(campaignId)),
    trend: frame.trend.map(({ at, waiting }) => ({ at, waiting: { [campaignId]: waiting[campaignId] ?? 0 } })),
  };
}

/** How many waited in each minute, over the campaigns that are shown. */
export const waitingByMinute = ({ trend }: SupervisorFrame): { at: number; waiting: number }[] =>
  trend.map(({ at, waiting }) => ({ at, waiting: Object.values(waiting).reduce((sum, each) => sum + each, 0) }));

/** Over the shown queues; null while nobody has left one. */
export function serviceLevelOf({ queues }: SupervisorFrame): number | null {
  const left = queues.reduce((sum, { answered, abandoned }) => sum + answered + abandoned, 0);
  return left === 0 ? null : queues.reduce((sum, { answeredInTime }) => sum + answeredInTime, 0) / left;
}
