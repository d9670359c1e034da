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

function hasCapacity(agent: AgentSession, user: User, channelType: ChannelType): boolean {
  if (agent.work.length >= user.totalCapacity) return false;
  let taken = 0;
  for (const item of agent.work) if (item.channelType === channelType) taken += 1;
  return taken < (user.capacity[channelType] ?? 0);
}

const isSkipped = (interaction: Interaction, agent: AgentSession): boolean =>
  interaction.skipped.some(({ agentId, round }) => agentId === agent.agentId && round === agent.round);

/** Whether the agent could get one more interaction of the campaign and channel now. */
export const canTake = (agent: AgentSession, user: User, campaignId: Id, channelType: ChannelType): boolean =>
  mayHoldOffer(agent, campaignId, channelType) && hasCapacity(agent, user, channelType);

/** Whether the interaction, waiting in a queue of the agent, may be offered to the agent now. */
export const isEligible = (agent: AgentSession, user: User, interaction: Interaction): boolean =>
  canTake(agent, user, interaction.campaignId, interaction.channelType) && !isSkipped(interaction, agent);

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
