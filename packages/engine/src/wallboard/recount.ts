import type { Directory, Id } from "../directory.ts";
import type { DomainEvent } from "../domain-event.ts";
import { evolve } from "../evolve/evolve.ts";
import { isWrapUpOpen, type Interaction } from "../interaction.ts";
import { partOf } from "../part-of.ts";
import { createWorld, type World } from "../world.ts";
import { activities, type Activity } from "./activity.ts";
import {
  noActivities,
  serviceLevelOf,
  type AgentFigures,
  type CampaignFigures,
  type QueueFigures,
  type WallboardFigures,
} from "./figures.ts";
import { defaultServiceLevelSeconds, noAgentCounts, noQueueCounts, type AgentTimes } from "./wallboard.ts";

// Counts the same figures as the running wallboard by another way: every state is looked at whole, nothing is carried
// over. Slow, and for that reason easy to trust: the running figures are proven against it.

const isWaiting = ({ state }: Interaction): boolean => state === "QUEUED" || state === "OFFERED";
const isOver = ({ state }: Interaction): boolean => state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";

/** What the interaction makes the agent do, judged by the interaction alone. */
function activityIn(interaction: Interaction, agentId: Id): Activity | null {
  const part = partOf(interaction, agentId);
  if (part === null) return null;
  if (part === "OFFERED") return "RING";
  if (part !== "OWNER") return "TALK";
  if (isWrapUpOpen(interaction)) return "WRAP_UP";
  if (isOver(interaction)) return null;
  if (interaction.state === "INITIATED") return interaction.isPreview ? "PREVIEW" : "RING";
  return interaction.state === "HELD" ? "HOLD" : "TALK";
}

function activityOf(world: World, agentId: Id): Activity | null {
  const agent = world.agents.get(agentId);
  if (!agent?.loggedIn) return null;
  if (agent.connection === "OFFLINE") return "OFFLINE";
  const found = [...world.interactions.values()].map((interaction) => activityIn(interaction, agentId));
  return activities.find((activity) => found.includes(activity)) ?? (agent.chosen === "ON_BREAK" ? "BREAK" : "IDLE");
}

interface Snapshot {
  at: number;
  activity: Activity | null;
  isReady: boolean;
}

/** Each agent's whole day, as one entry per moment at which anything happened. */
function addUp(days: Map<Id, Snapshot[]>, now: number): Map<Id, { times: AgentTimes; since: number }> {
  const sums = new Map<Id, { times: AgentTimes; since: number }>();
  for (const [agentId, day] of days) {
    const times = { ...noAgentCounts.times };
    const spans = day.filter(({ activity, isReady }, index) => {
      const before = day[index - 1];
      return before?.activity !== activity || before.isReady !== isReady;
    });
    spans.forEach(({ at, activity, isReady }, index) => {
      if (activity === null) return;
      // A clock that was set back gives nobody less than nothing.
      const ms = Math.max(0, (spans[index + 1]?.at ?? now) - at);
      times.STAFFED += ms;
      times[activity] += ms;
      if (isReady) times.READY += ms;
    });
    const since = spans.at(-1)?.at ?? now;
    sums.set(agentId, { times, since });
  }
  return sums;
}

interface Waited {
  queueId: Id | null;
  from: number;
  until: number | null;
  outcome: "ANSWERED" | "ABANDONED" | "MOVED" | null;
  isInbound: boolean;
}

/** One entry for each time that an interaction waited in a queue. */
function follow(stays: Map<Id, Waited[]>, interaction: Interaction, at: number): void {
  const own = stays.get(interaction.interactionId) ?? [];
  stays.set(interaction.interactionId, own);
  const open = own.at(-1);
  const current = open !== undefined && open.until === null ? open : null;
  const { queueId, direction } = interaction;
  if (current !== null && (!isWaiting(interaction) || current.queueId !== queueId)) {
    current.until = at;
    current.outcome = isOver(interaction) ? "ABANDONED" : isWaiting(interaction) ? "MOVED" : "ANSWERED";
  }
  if (isWaiting(interaction) && current?.queueId !== queueId)
    own.push({ queueId, from: at, until: null, outcome: null, isInbound: direction === "INBOUND" });
}

function queuesFrom(directory: Directory, stays: Iterable<Waited[]>, now: number): Record<Id, QueueFigures> {
  const all = [...stays].flat();
  const ids = new Set(all.filter((stay) => stay.isInbound || stay.until === null).map(({ queueId }) => queueId));
  const figures: [Id, QueueFigures][] = [];
  for (const queueId of ids) {
    if (queueId === null) continue;
    const own = all.filter((stay) => stay.queueId === queueId);
    const measured = own.filter(({ isInbound }) => isInbound);
    const answered = measured.filter(({ outcome }) => outcome === "ANSWERED");
    const limitMs = (directory.queues.get(queueId)?.serviceLevelSeconds ?? defaultServiceLevelSeconds) * 1000;
    const counts = {
      ...noQueueCounts,
      arrived: measured.length,
      answered: answered.length,
      answeredInTime: answered.filter(({ from, until }) => (until ?? now) - from <= limitMs).length,
      abandoned: measured.filter(({ outcome }) => outcome === "ABANDONED").length,
    };
    const waits = own.filter(({ until }) => until === null).map(({ from }) => now - from);
    figures.push([
      queueId,
      { ...counts, waiting: waits.length, longestWaitMs: Math.max(0, ...waits), serviceLevel: serviceLevelOf(counts) },
    ]);
  }
  return Object.fromEntries(figures.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function campaignsFrom(world: World): Record<Id, CampaignFigures> {
  const interactions = [...world.interactions.values()];
  const agents = [...world.agents.values()].filter(({ loggedIn }) => loggedIn);
  const open = interactions.filter((each) => !isOver(each) || isWrapUpOpen(each));
  const ids = new Set([
    ...open.map(({ campaignId }) => campaignId),
    ...agents.flatMap(({ selectedCampaigns }) => selectedCampaigns),
  ]);
  const figures = [...ids].toSorted().map((campaignId): [Id, CampaignFigures] => {
    const own = open.filter((each) => each.campaignId === campaignId);
    const byActivity = noActivities();
    for (const { agentId, selectedCampaigns } of agents) {
      const activity = activityOf(world, agentId);
      if (activity !== null && selectedCampaigns.includes(campaignId)) byActivity[activity] += 1;
    }
    return [
      campaignId,
      {
        waiting: own.filter(isWaiting).length,
        live: own.filter((each) => !isWaiting(each) && !isOver(each)).length,
        inWrapUp: own.filter(isWrapUpOpen).length,
        agents: byActivity,
      },
    ];
  });
  return Object.fromEntries(figures);
}

function isMissedBy(event: DomainEvent, agentId: Id): boolean {
  if (event.type === "interaction.missed") return event.agentId === agentId;
  return event.type === "interaction.invitationEnded" && event.outcome === "MISSED" && event.agentId === agentId;
}

/** The figures at `now`, counted from the whole log of facts. */
export function recount(directory: Directory, log: readonly DomainEvent[], now: number): WallboardFigures {
  const world = createWorld(directory);
  const days = new Map<Id, Snapshot[]>();
  const stays = new Map<Id, Waited[]>();
  for (const event of log) {
    evolve(world, event);
    for (const [agentId, { availability }] of world.agents) {
      const day = days.get(agentId) ?? [];
      day.push({ at: event.at, activity: activityOf(world, agentId), isReady: availability.routable });
      days.set(agentId, day);
    }
    if ("interactionId" in event) {
      const interaction = world.interactions.get(event.interactionId);
      if (interaction !== undefined) follow(stays, interaction, event.at);
    }
  }
  const sums = addUp(days, now);
  const agentsByActivity = noActivities();
  const agents: [Id, AgentFigures][] = [];
  for (const { agentId, availability, selectedCampaigns } of world.agents.values()) {
    const activity = activityOf(world, agentId);
    const sum = sums.get(agentId);
    if (activity === null || sum === undefined) continue;
    agentsByActivity[activity] += 1;
    agents.push([
      agentId,
      {
        activity,
        since: sum.since,
        isReady: availability.routable,
        campaignIds: [...selectedCampaigns],
        times: sum.times,
        handled: log.filter((event) => event.type === "interaction.wrapUpStarted" && event.agentId === agentId).length,
        missed: log.filter((event) => isMissedBy(event, agentId)).length,
      },
    ]);
  }
  return {
    at: now,
    queues: queuesFrom(directory, stays.values(), now),
    agents: Object.fromEntries(agents.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    campaigns: campaignsFrom(world),
    agentsByActivity,
  };
}
