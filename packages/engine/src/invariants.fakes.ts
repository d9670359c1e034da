import type { ChannelType, InteractionState } from "@omni/contract";
import { checkCallbacks, checkLegs, checkParties } from "./call-invariants.fakes.ts";
import {
  decide,
  isClosed,
  isWrapUpOpen,
  partOf,
  timersOf,
  type AgentSession,
  type Command,
  type Interaction,
  type World,
} from "./index.ts";
import { insist } from "./insist.fakes.ts";

/** Every change of state that an interaction may make. */
const legalMoves: Partial<Record<InteractionState, readonly InteractionState[]>> = {
  QUEUED: ["OFFERED", "INITIATED", "ENDED"],
  OFFERED: ["QUEUED", "CONNECTED", "INITIATED"],
  INITIATED: ["CONNECTED", "ENDED"],
  CONNECTED: ["HELD", "CONSULTING", "CONFERENCE", "ENDED", "QUEUED"],
  HELD: ["CONNECTED", "CONSULTING", "ENDED", "QUEUED"],
  CONSULTING: ["CONNECTED", "CONFERENCE", "ENDED"],
  CONFERENCE: ["CONNECTED", "ENDED"],
  ENDED: ["WRAP_UP"],
  WRAP_UP: ["CONNECTED", "DISPOSED", "ENDED"],
  DISPOSED: [],
};

export function checkMove(before: Interaction | undefined, after: Interaction): void {
  if (before === undefined)
    insist(after.state === "QUEUED" || after.state === "INITIATED", "it begins by coming or by calling", after);
  else if (before.state !== after.state)
    insist(legalMoves[before.state]?.includes(after.state) ?? false, "illegal move", before.state, after.state);
  insist(before === undefined || after.version === before.version + 1, "one version per fact", after);
}

const liveStates: readonly InteractionState[] = ["INITIATED", "CONNECTED", "HELD", "CONSULTING", "CONFERENCE"];

const phaseOf = (interaction: Interaction, agentId: string) => {
  const part = partOf(interaction, agentId);
  if (part === "OFFERED") return "OFFERED";
  if (part === "CONSULT" || part === "CONFERENCE") return "LIVE";
  if (part === null) return null;
  if (liveStates.includes(interaction.state)) return "LIVE";
  return isWrapUpOpen(interaction) ? "WRAP_UP" : null;
};

const isThere = (agent: AgentSession): boolean =>
  agent.loggedIn &&
  agent.connection === "ONLINE" &&
  agent.chosen === "AVAILABLE" &&
  agent.work.every(({ blocking }) => !blocking);

const wants = (agent: AgentSession, channelType: ChannelType): boolean =>
  isThere(agent) && agent.autoCall[channelType] && (channelType !== "VOICE" || agent.extension !== null);

/** How many more of the channel the agent can take. */
const placesLeft = (world: World, agent: AgentSession, channelType: ChannelType): number => {
  const user = world.directory.users.get(agent.agentId)!;
  const weigh = (channel: ChannelType) => user.channelWeights?.[channel] ?? 1;
  const units = agent.work.reduce((sum, item) => sum + weigh(item.channelType), 0);
  const own = agent.work.filter((item) => item.channelType === channelType).length;
  const free = Math.floor((user.totalCapacity - units) / weigh(channelType));
  return Math.min(free, (user.capacity[channelType] ?? 0) - own);
};

const channels: readonly ChannelType[] = ["CHAT", "VOICE", "WHATSAPP", "SMS"];

function checkAgent(world: World, agent: AgentSession): void {
  const { agentId, work, availability } = agent;
  for (const channelType of channels)
    if (work.some((item) => item.channelType === channelType))
      insist(placesLeft(world, agent, channelType) >= 0, "capacity is never exceeded", channelType, agent);
  insist(agent.loggedIn || work.length === 0, "who is signed out has no work", agent);
  for (const item of work) {
    const interaction = world.interactions.get(item.interactionId);
    insist(interaction !== undefined, "work exists", item);
    insist(phaseOf(interaction!, agentId) === item.phase, "agent and interaction agree", item, interaction);
    insist(
      item.role === "GUEST" || interaction!.agentId === agentId || item.phase === "OFFERED",
      "who owns it has it",
      item,
    );
    if (item.phase === "OFFERED")
      insist(
        item.role === "GUEST"
          ? isThere(agent)
          : wants(agent, item.channelType) && agent.selectedCampaigns.includes(item.campaignId),
        "only who is able holds an offer",
        agent,
      );
  }
  const status = !agent.loggedIn || agent.connection === "OFFLINE" ? "OFFLINE" : null;
  const phases = work.map(({ phase }) => phase);
  const busy = phases.includes("LIVE") ? "ENGAGED" : phases.includes("WRAP_UP") ? "WRAP_UP" : agent.chosen;
  insist(availability.status === (status ?? busy), "availability follows work and choice", agent);
  insist(
    availability.routable ===
      (agent.selectedCampaigns.length > 0 &&
        channels.some((channelType) => wants(agent, channelType) && placesLeft(world, agent, channelType) > 0)),
    "routable is true exactly when work could come",
    agent,
  );
  if (agent.focusInteractionId !== null) {
    const focused = world.interactions.get(agent.focusInteractionId);
    const member = focused?.members.find((each) => each.agentId === agentId);
    insist(
      work.some(({ interactionId }) => interactionId === agent.focusInteractionId) &&
        (partOf(focused!, agentId) === "OFFERED" || (member === undefined ? focused!.selected : member.selected)),
      "focus is on own work",
      agent,
      focused,
    );
  }
}

const mayDo = (world: World, command: Command, now: number): boolean => decide(world, command, now).outcome === "DONE";

/** How each agent gets rid of the interaction, whatever its state: by a timer, or by what the agent may do. */
function checkWayOut(world: World, interaction: Interaction, now: number): void {
  const { interactionId, agentId, state, invitation, members } = interaction;
  const hasTimer = timersOf(interaction).length > 0;
  if (state === "OFFERED") insist(hasTimer, "an offer runs out", interaction);
  if (invitation !== null && invitation.answeredAt === null) insist(hasTimer, "an invitation runs out", interaction);
  if (liveStates.includes(state))
    for (const id of [agentId ?? "", ...members.map((member) => member.agentId)])
      insist(
        mayDo(world, { type: "interaction.end", endedBy: "AGENT", interactionId, agentId: id }, now),
        "who talks can end the own part",
        interaction,
      );
  if (!isWrapUpOpen(interaction)) return;
  insist(hasTimer === (interaction.wrapUp?.endsAt !== null), "a timed wrap-up runs out", interaction);
  if (hasTimer) return;
  const disposal = { dispositionCode: "DONE", notes: "", callback: null };
  insist(
    mayDo(world, { type: "interaction.dispose", interactionId, agentId: agentId ?? "", ...disposal }, now),
    "a wrap-up without an end can be disposed",
    interaction,
  );
}

function checkInteraction(world: World, interaction: Interaction, now: number): void {
  const { interactionId, state, offer, agentId, selected } = interaction;
  insist((state === "OFFERED") === (offer !== null), "an offer stands exactly while OFFERED", interaction);
  const holders = [...world.agents.values()].filter(({ work }) =>
    work.some((item) => item.interactionId === interactionId),
  );
  const isHeld = state === "OFFERED" || liveStates.includes(state) || isWrapUpOpen(interaction);
  const { members, invitation } = interaction;
  const asked = invitation !== null && invitation.answeredAt === null && invitation.agentId !== null ? 1 : 0;
  insist(
    holders.length === (isHeld ? 1 : 0) + members.length + asked,
    "one agent has it, or none",
    interaction,
    holders,
  );
  const isFocused = [...world.agents.values()].some(
    (agent) =>
      agent.focusInteractionId === interactionId &&
      (agent.agentId === agentId || (offer !== null && agent.agentId === offer.agentId)),
  );
  insist(selected === isFocused, "selected is the agent's focus", interaction);
  insist(isHeld || agentId === null || isClosed(interaction), "only closed ones keep their agent", interaction);
  checkParties(interaction);
  checkLegs(interaction);
  checkWayOut(world, interaction, now);
}

function checkNoLostWork(world: World, interaction: Interaction): void {
  if (interaction.state !== "QUEUED") return;
  for (const agentId of world.directory.queues.get(interaction.queueId ?? "")?.agentIds ?? []) {
    const agent = world.agents.get(agentId);
    const { channelType, reservation } = interaction;
    if (agent === undefined || !wants(agent, channelType) || placesLeft(world, agent, channelType) <= 0) continue;
    if (reservation !== null && reservation.agentId !== agentId) continue;
    if (!agent.selectedCampaigns.includes(interaction.campaignId)) continue;
    const isSkipped = interaction.skipped.some((skip) => skip.agentId === agentId && skip.round === agent.round);
    insist(isSkipped, "nothing waits while an eligible agent is free", interaction, agent);
  }
}

function checkWaiting(world: World): void {
  const indexed = [...world.waiting.values()].flat().map(({ interactionId }) => interactionId);
  const queued = [...world.interactions.values()].filter(({ state }) => state === "QUEUED");
  insist(
    indexed.toSorted().join() ===
      queued
        .map(({ interactionId }) => interactionId)
        .toSorted()
        .join(),
    "the index holds exactly those who wait",
    indexed,
  );
  for (const places of world.waiting.values())
    places.forEach((place, index) => {
      const next = places[index + 1];
      insist(next === undefined || next.queuedAt >= place.queuedAt, "first come, first served", places);
    });
}

/** What must hold of a world after any command, stated anew rather than by the engine's own rules. */
export function checkInvariants(world: World, now: number): void {
  for (const agent of world.agents.values()) checkAgent(world, agent);
  for (const interaction of world.interactions.values()) {
    checkInteraction(world, interaction, now);
    checkNoLostWork(world, interaction);
  }
  checkWaiting(world);
  checkCallbacks(world);
}
