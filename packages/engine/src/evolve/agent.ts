import { newAgentSession, noAutoCall, type AgentSession, type WorkItem } from "../agent-session.ts";
import type { Id } from "../directory.ts";
import type { DomainEvent, DomainEventOf, DomainEventType } from "../domain-event.ts";

type Reducers = { [T in DomainEventType]?: (agent: AgentSession, event: DomainEventOf<T>) => AgentSession };

const withPhase = (agent: AgentSession, interactionId: Id, phase: WorkItem["phase"], blocking: boolean): WorkItem[] =>
  agent.work.map((item) => (item.interactionId === interactionId ? { ...item, phase, blocking } : item));

/** Takes the interaction, and the focus on it, from the agent. */
const without = (agent: AgentSession, interactionId: Id): AgentSession => ({
  ...agent,
  work: agent.work.filter((item) => item.interactionId !== interactionId),
  focusInteractionId: agent.focusInteractionId === interactionId ? null : agent.focusInteractionId,
});

const ready = (agent: AgentSession): AgentSession => ({ ...agent, round: agent.round + 1 });

const reducers: Reducers = {
  "agent.signedIn": (agent, { at, takeOver }) =>
    takeOver
      ? { ...agent, loginStatus: "LOGGED_IN" }
      : ready({
          ...agent,
          loggedIn: true,
          loginStatus: "LOGGED_IN",
          connection: "OFFLINE",
          offlineSince: at,
          looksAway: false,
          selectedCampaigns: [],
          extension: null,
          autoCall: noAutoCall,
          chosen: "ON_BREAK",
          breakReason: null,
          idleSince: at,
          missedStreak: 0,
        }),
  "agent.signedOut": (agent, { status }) => ({
    ...agent,
    loggedIn: false,
    loginStatus: status,
    connection: "OFFLINE",
    offlineSince: null,
  }),
  "agent.connectionChanged": (agent, { at, state }) =>
    state === "ONLINE"
      ? ready({ ...agent, connection: state, offlineSince: null })
      : { ...agent, connection: state, offlineSince: at },
  "agent.attentionChanged": (agent, { looksAway }) => ({ ...agent, looksAway }),
  "agent.campaignsSelected": (agent, { selectedCampaigns }) => ready({ ...agent, selectedCampaigns }),
  "agent.extensionSelected": (agent, { extension }) => ready({ ...agent, extension }),
  "agent.autoCallSet": (agent, { channelType, enabled }) => {
    const after = { ...agent, autoCall: { ...agent.autoCall, [channelType]: enabled } };
    return enabled ? ready(after) : after;
  },
  "agent.availabilityChosen": (agent, { at, chosen, breakReason }) =>
    chosen === "AVAILABLE"
      ? ready({ ...agent, chosen, breakReason: null, idleSince: at })
      : { ...agent, chosen, breakReason },
  "agent.availabilityChanged": (agent, { availability }) => ({ ...agent, availability }),

  "interaction.offered": (agent, { interactionId, campaignId, channelType }) => ({
    ...agent,
    work: [...agent.work, { interactionId, campaignId, channelType, phase: "OFFERED", role: "OWNER", blocking: false }],
  }),
  "interaction.initiated": (agent, { at, interactionId, campaignId, channelType }) => ({
    ...agent,
    work: [...agent.work, { interactionId, campaignId, channelType, phase: "LIVE", role: "OWNER", blocking: false }],
    idleSince: at,
  }),
  "interaction.dialStarted": (agent, { at, interactionId, campaignId, channelType }) => ({
    ...agent,
    work: [
      ...agent.work.filter((item) => item.interactionId !== interactionId),
      { interactionId, campaignId, channelType, phase: "LIVE", role: "OWNER", blocking: false },
    ],
    idleSince: at,
    missedStreak: 0,
  }),
  "interaction.rejected": (agent, { interactionId }) => without(agent, interactionId),
  "interaction.missed": (agent, { interactionId }) => ({
    ...without(agent, interactionId),
    missedStreak: agent.missedStreak + 1,
  }),
  "interaction.offerWithdrawn": (agent, { interactionId }) => without(agent, interactionId),
  "interaction.connected": (agent, { at, interactionId }) => ({
    ...agent,
    work: withPhase(agent, interactionId, "LIVE", false),
    idleSince: at,
    missedStreak: 0,
  }),
  "interaction.returned": (agent, { interactionId }) => without(agent, interactionId),
  "interaction.requeued": (agent, { at, interactionId }) => ({ ...without(agent, interactionId), idleSince: at }),
  "interaction.invited": (agent, { interactionId, campaignId, channelType }) => ({
    ...agent,
    work: [...agent.work, { interactionId, campaignId, channelType, phase: "OFFERED", role: "GUEST", blocking: false }],
  }),
  "interaction.invitationEnded": (agent, { interactionId, outcome }) => ({
    ...without(agent, interactionId),
    missedStreak: outcome === "MISSED" ? agent.missedStreak + 1 : agent.missedStreak,
  }),
  "interaction.joined": (agent, { at, interactionId }) => ({
    ...agent,
    work: withPhase(agent, interactionId, "LIVE", false),
    idleSince: at,
    missedStreak: 0,
  }),
  "interaction.left": (agent, { at, interactionId }) => ({ ...without(agent, interactionId), idleSince: at }),
  "interaction.handedOver": (agent, { at, interactionId }) => ({
    ...agent,
    work: agent.work.map((item) =>
      item.interactionId === interactionId ? { ...item, phase: "LIVE", role: "OWNER" } : item,
    ),
    idleSince: at,
    missedStreak: 0,
  }),
  "interaction.selected": (agent, { interactionId }) => ({ ...agent, focusInteractionId: interactionId }),
  "interaction.wrapUpStarted": (agent, { interactionId, blocking }) => ({
    ...agent,
    work: withPhase(agent, interactionId, "WRAP_UP", blocking),
  }),
  "interaction.wrapUpEnded": (agent, { at, interactionId }) =>
    ready({ ...without(agent, interactionId), idleSince: at }),
  "interaction.reopened": (agent, { interactionId }) => ({
    ...agent,
    work: withPhase(agent, interactionId, "LIVE", false),
  }),
};

/** The agent after the fact; a first sign-in makes the agent. */
export function evolveAgent(
  agent: AgentSession | undefined,
  event: DomainEvent,
  agentId: Id,
): AgentSession | undefined {
  const before = agent ?? (event.type === "agent.signedIn" ? newAgentSession(agentId, event.at) : undefined);
  if (before === undefined) return undefined;
  // The table pairs each type with its own reducer, which a union of both cannot express.
  const reduce = reducers[event.type] as ((agent: AgentSession, event: DomainEvent) => AgentSession) | undefined;
  if (reduce === undefined) return before;
  const after = reduce(before, event);
  return { ...after, version: before.version + 1 };
}
