import type { AgentSession } from "./agent-session.ts";
import type { Id, Queue, Scheduler } from "./directory.ts";
import type { Draft } from "./draft.ts";
import { canTakeAny, isEligible, mayHoldInvitation, mayHoldOffer } from "./eligibility.ts";
import type { Interaction } from "./interaction.ts";
import { callbackOffered } from "./parties/callback-call.ts";
import { failInvitation } from "./parties/fail-invitation.ts";
import { take } from "./parties/take.ts";

type IsBetter = (a: AgentSession, b: AgentSession) => boolean;

const isLongerIdle: IsBetter = (a, b) =>
  a.idleSince !== b.idleSince ? a.idleSince < b.idleSince : a.agentId < b.agentId;

/** Which of two eligible agents gets the work. Each ends in the agent's id, so that every node decides alike. */
const schedulers: Record<Scheduler, IsBetter> = {
  LONGEST_IDLE: (a, b) => {
    const aIsIdle = a.work.length === 0;
    return aIsIdle === (b.work.length === 0) ? isLongerIdle(a, b) : aIsIdle;
  },
  MOST_FREE: (a, b) => (a.work.length !== b.work.length ? a.work.length < b.work.length : isLongerIdle(a, b)),
};

function bestAgent(draft: Draft, queue: Queue, interaction: Interaction): AgentSession | null {
  const isBetter = schedulers[queue.scheduler];
  let best: AgentSession | null = null;
  for (const agentId of queue.agentIds) {
    const agent = draft.agent(agentId);
    const user = draft.directory.users.get(agentId);
    if (agent === undefined || user === undefined || !isEligible(agent, user, interaction)) continue;
    if (best === null || isBetter(agent, best)) best = agent;
  }
  return best;
}

/** The first interaction in the queue's line that the agent may get. */
function firstFor(draft: Draft, queue: Queue, agent: AgentSession): Interaction | null {
  const user = draft.directory.users.get(agent.agentId);
  if (user === undefined) return null;
  // Most changes leave an agent without a place: that must not cost a walk along the line.
  if (!canTakeAny(agent, user, queue.campaignId)) return null;
  for (const { interactionId } of draft.world.waiting.get(queue.queueId) ?? []) {
    // An earlier step of this decision may have taken it already.
    const interaction = draft.interaction(interactionId);
    if (interaction?.state === "QUEUED" && isEligible(agent, user, interaction)) return interaction;
  }
  return null;
}

function offer(draft: Draft, interaction: Interaction, agent: AgentSession): void {
  const { interactionId, campaignId, channelType } = interaction;
  const campaign = draft.directory.campaigns.get(campaignId);
  const { agentId } = agent;
  const offerId = `${interactionId}.${interaction.offerCount + 1}`;
  const expiresAt = draft.now + (campaign?.offerTimeoutSeconds ?? 30) * 1000;
  draft.emit({ type: "interaction.offered", interactionId, agentId, campaignId, channelType, offerId, expiresAt });
  callbackOffered(draft, interaction, agentId);
  const offered = campaign?.autoAnswer ? draft.interaction(interactionId) : undefined;
  if (offered !== undefined) take(draft, offered, agentId, "WHEN_FREE");
}

/** Gives the agent what waited before this decision, as far as the capacity goes. */
function pull(draft: Draft, agentId: Id): void {
  for (const queue of draft.world.queuesOf.get(agentId) ?? [])
    for (;;) {
      const agent = draft.agent(agentId);
      const next = agent === undefined ? null : firstFor(draft, queue, agent);
      if (agent === undefined || next === null) break;
      offer(draft, next, agent);
    }
}

/** Takes back the offers that the agent may hold no more. */
function withdrawOffers(draft: Draft, agentId: Id): void {
  const agent = draft.agent(agentId);
  for (const { phase, role, interactionId, campaignId, channelType } of agent?.work ?? []) {
    if (phase !== "OFFERED" || agent === undefined) continue;
    if (role === "GUEST") {
      if (!mayHoldInvitation(agent, channelType)) failInvitation(draft, interactionId, "WITHDRAWN");
      continue;
    }
    if (mayHoldOffer(agent, campaignId, channelType)) continue;
    const offerId = draft.interaction(interactionId)?.offer?.offerId ?? interactionId;
    draft.emit({
      type: "interaction.offerWithdrawn",
      interactionId,
      agentId,
      offerId,
      reason: "AGENT_NOT_ROUTABLE",
    });
  }
}

/** Whether it waited already, for the same agents: they all were looked at then. */
function hasWaitedThus({ world }: Draft, { interactionId, queueId, reservation }: Interaction): boolean {
  const before = world.interactions.get(interactionId);
  return before?.state === "QUEUED" && before.queueId === queueId && before.reservation === reservation;
}

/**
 * Restores what must hold after any change: no offer with an agent who cannot take it, and no interaction waiting
 * while an agent who may get it is free. Looks only at the agents that the decision changed and at what came
 * to wait in it; what waited before has met every other agent already.
 */
export function route(draft: Draft, agentIds: readonly Id[]): void {
  for (const agentId of agentIds) withdrawOffers(draft, agentId);
  for (const agentId of agentIds) pull(draft, agentId);
  for (const interaction of [...draft.changedInteractions.values()]) {
    if (interaction.state !== "QUEUED" || interaction.queueId === null) continue;
    if (hasWaitedThus(draft, interaction)) continue;
    const queue = draft.directory.queues.get(interaction.queueId);
    const agent = queue && bestAgent(draft, queue, interaction);
    if (agent) offer(draft, interaction, agent);
  }
}
