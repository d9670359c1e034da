import type { Id } from "../directory.ts";
import { activities, type Activity } from "./activity.ts";
import {
  noAgentCounts,
  noQueueCounts,
  timesUntil,
  type AgentTimes,
  type QueueCounts,
  type Wallboard,
} from "./wallboard.ts";

export interface QueueFigures extends QueueCounts {
  /** In line, those who are being offered to an agent included. */
  waiting: number;
  longestWaitMs: number;
  /** Of those who left the line, the share that was answered in time; null while nobody has left it. */
  serviceLevel: number | null;
}

export interface AgentFigures {
  activity: Activity;
  /** Since when, in milliseconds of the epoch. */
  since: number;
  isReady: boolean;
  campaignIds: Id[];
  times: AgentTimes;
  handled: number;
  missed: number;
}

export interface CampaignFigures {
  waiting: number;
  live: number;
  inWrapUp: number;
  /** Of the agents who have selected it. */
  agents: Record<Activity, number>;
}

/** All figures at a moment, by id. Agents who are signed out are left out, but for their counts in `times`. */
export interface WallboardFigures {
  at: number;
  queues: Record<Id, QueueFigures>;
  agents: Record<Id, AgentFigures>;
  campaigns: Record<Id, CampaignFigures>;
  agentsByActivity: Record<Activity, number>;
}

export const serviceLevelOf = ({ answered, answeredInTime, abandoned }: QueueCounts): number | null =>
  answered + abandoned === 0 ? null : answeredInTime / (answered + abandoned);

export const noActivities = (): Record<Activity, number> =>
  // The keys are exactly the activities.
  Object.fromEntries(activities.map((activity) => [activity, 0])) as Record<Activity, number>;

const byId = <T>(entries: Iterable<[Id, T]>): Record<Id, T> =>
  Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));

function queueFigures({ queues, places }: Wallboard, at: number): Record<Id, QueueFigures> {
  const figures = new Map<Id, QueueFigures>();
  const of = (queueId: Id): QueueFigures => {
    const counts = queues.get(queueId) ?? noQueueCounts;
    return figures.get(queueId) ?? { ...counts, waiting: 0, longestWaitMs: 0, serviceLevel: serviceLevelOf(counts) };
  };
  for (const queueId of queues.keys()) figures.set(queueId, of(queueId));
  for (const { queueId, waitsSince } of places.values()) {
    if (queueId === null || waitsSince === null) continue;
    const queue = of(queueId);
    const longestWaitMs = Math.max(queue.longestWaitMs, at - waitsSince);
    figures.set(queueId, { ...queue, waiting: queue.waiting + 1, longestWaitMs });
  }
  return byId(figures);
}

function campaignFigures({ places, watches }: Wallboard): Record<Id, CampaignFigures> {
  const figures = new Map<Id, CampaignFigures>();
  const of = (campaignId: Id): CampaignFigures => {
    const found = figures.get(campaignId) ?? { waiting: 0, live: 0, inWrapUp: 0, agents: noActivities() };
    figures.set(campaignId, found);
    return found;
  };
  for (const { campaignId, waitsSince, isLive, isInWrapUp } of places.values()) {
    const campaign = of(campaignId);
    if (waitsSince !== null) campaign.waiting += 1;
    if (isLive) campaign.live += 1;
    if (isInWrapUp) campaign.inWrapUp += 1;
  }
  for (const { activity, campaignIds } of watches.values())
    if (activity !== null) for (const campaignId of campaignIds) of(campaignId).agents[activity] += 1;
  return byId(figures);
}

/** What a wallboard shows at `at`. */
export function figuresOf(board: Wallboard, at: number): WallboardFigures {
  const agents = new Map<Id, AgentFigures>();
  const agentsByActivity = noActivities();
  for (const [agentId, watch] of board.watches) {
    const { activity, since, isReady, campaignIds } = watch;
    if (activity === null) continue;
    agentsByActivity[activity] += 1;
    const counts = board.agents.get(agentId) ?? noAgentCounts;
    const { handled, missed } = counts;
    const times = timesUntil(counts, watch, at);
    agents.set(agentId, { activity, since, isReady, campaignIds: [...campaignIds], times, handled, missed });
  }
  return {
    at,
    queues: queueFigures(board, at),
    agents: byId(agents),
    campaigns: campaignFigures(board),
    agentsByActivity,
  };
}
