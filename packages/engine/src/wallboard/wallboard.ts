import type { Id } from "../directory.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isWrapUpOpen, type Interaction } from "../interaction.ts";
import { touched } from "../touched.ts";
import type { World } from "../world.ts";
import { activityOf, type Activity } from "./activity.ts";

/** What happened in a queue since the counting began. Callbacks wait there too, but their service is not measured. */
export interface QueueCounts {
  arrived: number;
  answered: number;
  /** Of those, within the queue's service level. */
  answeredInTime: number;
  /** The customer left before an agent answered. */
  abandoned: number;
}

/** Milliseconds of an agent's time. STAFFED: signed in. READY: could be given work. The rest: by activity. */
export type AgentTimes = Record<Activity | "STAFFED" | "READY", number>;

export interface AgentCounts {
  times: AgentTimes;
  /** Interactions that came to their end with this agent. */
  handled: number;
  missed: number;
}

interface Watch {
  activity: Activity | null;
  isReady: boolean;
  since: number;
  campaignIds: readonly Id[];
}

interface Place {
  queueId: Id | null;
  campaignId: Id;
  isInbound: boolean;
  waitsSince: number | null;
  isLive: boolean;
  isInWrapUp: boolean;
  agentIds: readonly Id[];
}

/** Running figures of the contact centre. Only `observe` and `resetCounts` change them. */
export interface Wallboard {
  readonly queues: Map<Id, QueueCounts>;
  readonly agents: Map<Id, AgentCounts>;
  /** Of every agent ever seen, what the agent is doing. */
  readonly watches: Map<Id, Watch>;
  /** Of every interaction that is not over. */
  readonly places: Map<Id, Place>;
}

export const createWallboard = (): Wallboard => ({
  queues: new Map(),
  agents: new Map(),
  watches: new Map(),
  places: new Map(),
});

export const defaultServiceLevelSeconds = 20;

const noTimes: AgentTimes = {
  STAFFED: 0,
  READY: 0,
  OFFLINE: 0,
  TALK: 0,
  HOLD: 0,
  RING: 0,
  PREVIEW: 0,
  WRAP_UP: 0,
  BREAK: 0,
  IDLE: 0,
};

export const noAgentCounts: AgentCounts = { times: noTimes, handled: 0, missed: 0 };
export const noQueueCounts: QueueCounts = { arrived: 0, answered: 0, answeredInTime: 0, abandoned: 0 };

function countQueue({ queues }: Wallboard, queueId: Id | null, changes: Partial<QueueCounts>): void {
  if (queueId === null) return;
  const counts = queues.get(queueId) ?? noQueueCounts;
  queues.set(queueId, {
    arrived: counts.arrived + (changes.arrived ?? 0),
    answered: counts.answered + (changes.answered ?? 0),
    answeredInTime: counts.answeredInTime + (changes.answeredInTime ?? 0),
    abandoned: counts.abandoned + (changes.abandoned ?? 0),
  });
}

function countAgent({ agents }: Wallboard, agentId: Id, changes: { handled?: number; missed?: number }): void {
  const counts = agents.get(agentId) ?? noAgentCounts;
  agents.set(agentId, {
    ...counts,
    handled: counts.handled + (changes.handled ?? 0),
    missed: counts.missed + (changes.missed ?? 0),
  });
}

/** The agent's times with the running activity up to now. */
export function timesUntil({ times }: AgentCounts, { activity, isReady, since }: Watch, now: number): AgentTimes {
  if (activity === null) return times;
  const ms = Math.max(0, now - since);
  const after = { ...times, STAFFED: times.STAFFED + ms, READY: times.READY + (isReady ? ms : 0) };
  after[activity] += ms;
  return after;
}

function watch(board: Wallboard, world: World, agentId: Id, now: number): void {
  const agent = world.agents.get(agentId);
  if (agent === undefined) return;
  const before = board.watches.get(agentId);
  const activity = activityOf(world, agent);
  const isReady = agent.availability.routable;
  const counts = board.agents.get(agentId) ?? noAgentCounts;
  const hasChanged = before?.activity !== activity || before.isReady !== isReady;
  if (before !== undefined && hasChanged)
    board.agents.set(agentId, { ...counts, times: timesUntil(counts, before, now) });
  const since = hasChanged ? now : before.since;
  board.watches.set(agentId, { activity, isReady, since, campaignIds: agent.selectedCampaigns });
}

const isOver = ({ state }: Interaction): boolean => state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";

function agentsOf({ agentId, offer, invitation, members }: Interaction): Id[] {
  const ids = [agentId, offer?.agentId, invitation?.agentId, ...members.map((member) => member.agentId)];
  return ids.filter((id) => id != null);
}

/** Where the interaction is now; what became of its waiting is counted. */
function place(board: Wallboard, world: World, interaction: Interaction, now: number): void {
  const { interactionId, queueId, campaignId, state, direction } = interaction;
  const before = board.places.get(interactionId);
  const waits = state === "QUEUED" || state === "OFFERED";
  const isInbound = direction === "INBOUND";
  const hasMoved = before?.queueId !== queueId;
  const waitsSince = !waits ? null : hasMoved ? now : (before.waitsSince ?? now);
  if (waits && isInbound && (before?.waitsSince == null || hasMoved)) countQueue(board, queueId, { arrived: 1 });
  if (before?.waitsSince != null && !waits && before.isInbound) {
    const limit = world.directory.queues.get(before.queueId ?? "")?.serviceLevelSeconds ?? defaultServiceLevelSeconds;
    const isInTime = now - before.waitsSince <= limit * 1000;
    if (isOver(interaction)) countQueue(board, before.queueId, { abandoned: 1 });
    else countQueue(board, before.queueId, { answered: 1, answeredInTime: isInTime ? 1 : 0 });
  }
  const isInWrapUp = isWrapUpOpen(interaction);
  if (isOver(interaction) && !isInWrapUp) {
    board.places.delete(interactionId);
    return;
  }
  board.places.set(interactionId, {
    queueId,
    campaignId,
    isInbound,
    waitsSince,
    isLive: !waits && !isOver(interaction),
    isInWrapUp,
    agentIds: agentsOf(interaction),
  });
}

function count(board: Wallboard, event: DomainEvent): void {
  if (event.type === "interaction.wrapUpStarted") countAgent(board, event.agentId, { handled: 1 });
  if (event.type === "interaction.missed") countAgent(board, event.agentId, { missed: 1 });
  if (event.type === "interaction.invitationEnded" && event.outcome === "MISSED")
    countAgent(board, event.agentId, { missed: 1 });
}

/** Takes a fact into the figures. Give it each fact right after `evolve`, in order. */
export function observe(board: Wallboard, world: World, event: DomainEvent): void {
  count(board, event);
  const { agentIds, interactionIds } = touched(event);
  const concerned = new Set(agentIds);
  for (const id of interactionIds) {
    for (const agentId of board.places.get(id)?.agentIds ?? []) concerned.add(agentId);
    const interaction = world.interactions.get(id);
    if (interaction === undefined) continue;
    place(board, world, interaction, event.at);
    for (const agentId of agentsOf(interaction)) concerned.add(agentId);
  }
  for (const agentId of concerned) watch(board, world, agentId, event.at);
}

/** Counts anew from now, as at the beginning of a day; what is going on goes on. */
export function resetCounts({ queues, agents, watches }: Wallboard, now: number): void {
  queues.clear();
  agents.clear();
  for (const [agentId, each] of watches) watches.set(agentId, { ...each, since: now });
}
