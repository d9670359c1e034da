import type { InteractionState } from "@omni/contract";
import { decide, isClosed, isWrapUpOpen, timersOf, type AgentSession, type Interaction, type World } from "./index.ts";

/** Every change of state that a chat may make. */
const legalMoves: Partial<Record<InteractionState, readonly InteractionState[]>> = {
  QUEUED: ["OFFERED", "ENDED"],
  OFFERED: ["QUEUED", "CONNECTED"],
  CONNECTED: ["ENDED", "QUEUED"],
  ENDED: ["WRAP_UP"],
  WRAP_UP: ["CONNECTED", "DISPOSED", "ENDED"],
  DISPOSED: [],
};

function insist(isTrue: boolean, rule: string, ...about: unknown[]): void {
  if (!isTrue) throw new Error(`${rule}: ${JSON.stringify(about)}`);
}

export function checkMove(before: Interaction | undefined, after: Interaction): void {
  if (before === undefined) insist(after.state === "QUEUED", "a chat begins in its queue", after);
  else if (before.state !== after.state)
    insist(legalMoves[before.state]?.includes(after.state) ?? false, "illegal move", before.state, after.state);
  insist(before === undefined || after.version === before.version + 1, "one version per fact", after);
}

const phaseOf = (interaction: Interaction, agentId: string) => {
  if (interaction.state === "OFFERED" && interaction.offer?.agentId === agentId) return "OFFERED";
  if (interaction.agentId !== agentId) return null;
  if (interaction.state === "CONNECTED") return "LIVE";
  return isWrapUpOpen(interaction) ? "WRAP_UP" : null;
};

const isThere = (agent: AgentSession): boolean =>
  agent.loggedIn &&
  agent.connection === "ONLINE" &&
  agent.chosen === "AVAILABLE" &&
  agent.work.every(({ blocking }) => !blocking);

const wantsChats = (agent: AgentSession): boolean => isThere(agent) && agent.autoCall.CHAT;

/** No calls come in these tests, but an agent with one place left and a phone is ready for one. */
const wantsCalls = (world: World, agent: AgentSession): boolean =>
  isThere(agent) &&
  agent.autoCall.VOICE &&
  agent.extension !== null &&
  agent.work.length < (world.directory.users.get(agent.agentId)?.totalCapacity ?? 0);

const placesLeft = (world: World, agent: AgentSession): number => {
  const user = world.directory.users.get(agent.agentId)!;
  return Math.min(user.totalCapacity, user.capacity.CHAT ?? 0) - agent.work.length;
};

function checkAgent(world: World, agent: AgentSession): void {
  const { agentId, work, availability } = agent;
  insist(placesLeft(world, agent) >= 0, "capacity is never exceeded", agent);
  insist(agent.loggedIn || work.length === 0, "who is signed out has no work", agent);
  for (const item of work) {
    const interaction = world.interactions.get(item.interactionId);
    insist(interaction !== undefined, "work exists", item);
    insist(phaseOf(interaction!, agentId) === item.phase, "agent and interaction agree", item, interaction);
    if (item.phase === "OFFERED")
      insist(
        wantsChats(agent) && agent.selectedCampaigns.includes(item.campaignId),
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
        ((wantsChats(agent) && placesLeft(world, agent) > 0) || wantsCalls(world, agent))),
    "routable is true exactly when work could come",
    agent,
  );
  if (agent.focusInteractionId !== null)
    insist(
      phases.length > 0 && world.interactions.get(agent.focusInteractionId)?.selected === true,
      "focus is on own work",
      agent,
    );
}

/** How the agent gets rid of the interaction, whatever its state: by a timer, or by what the agent may do. */
function checkWayOut(world: World, interaction: Interaction, now: number): void {
  const { interactionId, agentId, state } = interaction;
  const hasTimer = timersOf(interaction).length > 0;
  if (state === "OFFERED") insist(hasTimer, "an offer runs out", interaction);
  if (!isWrapUpOpen(interaction)) return;
  insist(hasTimer === (interaction.wrapUp?.endsAt !== null), "a timed wrap-up runs out", interaction);
  if (hasTimer) return;
  const command = {
    type: "interaction.dispose" as const,
    interactionId,
    agentId: agentId ?? "",
    dispositionCode: "DONE",
    notes: "",
    callback: null,
  };
  insist(decide(world, command, now).outcome === "DONE", "a wrap-up without an end can be disposed", interaction);
}

function checkInteraction(world: World, interaction: Interaction, now: number): void {
  const { interactionId, state, offer, agentId, selected } = interaction;
  insist((state === "OFFERED") === (offer !== null), "an offer stands exactly while OFFERED", interaction);
  const holders = [...world.agents.values()].filter(({ work }) =>
    work.some((item) => item.interactionId === interactionId),
  );
  const isHeld = state === "OFFERED" || state === "CONNECTED" || isWrapUpOpen(interaction);
  insist(holders.length === (isHeld ? 1 : 0), "one agent has it, or none", interaction, holders);
  const isFocused = [...world.agents.values()].some((agent) => agent.focusInteractionId === interactionId);
  insist(selected === isFocused, "selected is the agent's focus", interaction);
  insist(isHeld || agentId === null || isClosed(interaction), "only closed ones keep their agent", interaction);
  checkWayOut(world, interaction, now);
}

function checkNoLostWork(world: World, interaction: Interaction): void {
  if (interaction.state !== "QUEUED") return;
  for (const agentId of world.directory.queues.get(interaction.queueId ?? "")?.agentIds ?? []) {
    const agent = world.agents.get(agentId);
    if (agent === undefined || !wantsChats(agent) || placesLeft(world, agent) <= 0) continue;
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
}
