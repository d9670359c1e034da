import type { Availability, ChannelType } from "@omni/contract";
import type { AgentSession } from "./agent-session.ts";
import type { Directory, Id, User } from "./directory.ts";
import type { Interaction } from "./interaction.ts";

/** Whether the agent wants and is able to get work at all, whatever is going on already. */
const isAtWork = (agent: AgentSession): boolean =>
  agent.loggedIn &&
  agent.connection === "ONLINE" &&
  agent.chosen === "AVAILABLE" &&
  !agent.work.some(({ blocking }) => blocking);

const takesChannel = (agent: AgentSession, channelType: ChannelType): boolean =>
  agent.autoCall[channelType] && (channelType !== "VOICE" || agent.extension !== null);

/** Whether an offer may stay with the agent; capacity does not matter, since the offer itself is part of it. */
export const mayHoldOffer = (agent: AgentSession, campaignId: Id, channelType: ChannelType): boolean =>
  isAtWork(agent) && takesChannel(agent, channelType) && agent.selectedCampaigns.includes(campaignId);

const weightOf = (user: User, channelType: ChannelType): number => user.channelWeights?.[channelType] ?? 1;

/** Whether one more interaction of the channel fits in beside the work at hand. */
export function hasCapacity(agent: AgentSession, user: User, channelType: ChannelType): boolean {
  let units = weightOf(user, channelType);
  let taken = 0;
  for (const item of agent.work) {
    units += weightOf(user, item.channelType);
    if (item.channelType === channelType) taken += 1;
  }
  return units <= user.totalCapacity && taken < (user.capacity[channelType] ?? 0);
}

/** Whether another agent may ask this one in, whatever room there is. Auto call is about queues, and does not matter. */
export const mayHoldInvitation = (agent: AgentSession, channelType: ChannelType): boolean =>
  isAtWork(agent) && (channelType !== "VOICE" || agent.extension !== null);

const isSkipped = (interaction: Interaction, agent: AgentSession): boolean =>
  interaction.skipped.some(({ agentId, round }) => agentId === agent.agentId && round === agent.round);

const isReservedForOther = ({ reservation }: Interaction, agentId: Id): boolean =>
  reservation !== null && reservation.agentId !== agentId;

/** Whether the agent could get one more interaction of the campaign and channel now. */
export const canTake = (agent: AgentSession, user: User, campaignId: Id, channelType: ChannelType): boolean =>
  mayHoldOffer(agent, campaignId, channelType) && hasCapacity(agent, user, channelType);

/** Whether the interaction, waiting in a queue of the agent, may be offered to the agent now. */
export const isEligible = (agent: AgentSession, user: User, interaction: Interaction): boolean =>
  canTake(agent, user, interaction.campaignId, interaction.channelType) &&
  !isSkipped(interaction, agent) &&
  !isReservedForOther(interaction, agent.agentId);

/** Whether the agent could get anything at all of the campaign now. */
export function canTakeAny(agent: AgentSession, user: User, campaignId: Id): boolean {
  for (const channelType in user.capacity)
    // The keys of a capacity are channel types.
    if (canTake(agent, user, campaignId, channelType as ChannelType)) return true;
  return false;
}

function isRoutable(agent: AgentSession, user: User | undefined): boolean {
  if (user === undefined || !isAtWork(agent) || agent.selectedCampaigns.length === 0) return false;
  for (const channelType in user.capacity)
    // The keys of a capacity are channel types.
    if (takesChannel(agent, channelType as ChannelType) && hasCapacity(agent, user, channelType as ChannelType))
      return true;
  return false;
}

function statusOf(agent: AgentSession): Availability["status"] {
  if (!agent.loggedIn || agent.connection === "OFFLINE") return "OFFLINE";
  if (agent.work.some(({ phase }) => phase === "LIVE")) return "ENGAGED";
  if (agent.work.some(({ phase }) => phase === "WRAP_UP")) return "WRAP_UP";
  return agent.chosen;
}

/** What the agent is, from choice, work and connection. Returns the very same object when nothing changed. */
export function availabilityOf(directory: Directory, agent: AgentSession, now: number): Availability {
  const before = agent.availability;
  const status = statusOf(agent);
  // Kept beside ENGAGED and WRAP_UP too: the break that begins when the work is done.
  const breakReason = status === "OFFLINE" || agent.chosen === "AVAILABLE" ? null : agent.breakReason;
  const routable = isRoutable(agent, directory.users.get(agent.agentId));
  const isSame = before.status === status && before.breakReason === breakReason;
  if (isSame && before.routable === routable) return before;
  return { status, breakReason, since: isSame ? before.since : now, routable };
}
