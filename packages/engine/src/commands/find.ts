import type { InteractionState } from "@omni/contract";
import type { AgentSession } from "../agent-session.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isClosed, type Interaction } from "../interaction.ts";
import { partOf } from "../part-of.ts";

export const findAgent = (draft: Draft, agentId: Id): AgentSession | Refusal => {
  const agent = draft.agent(agentId);
  return agent?.loggedIn
    ? agent
    : refuse("NOT_LOGGED_IN", `Agent ${agentId} is not signed in. Sign in first.`, { agentId });
};

export const findInteraction = (draft: Draft, interactionId: Id): Interaction | Refusal =>
  draft.interaction(interactionId) ??
  refuse("INTERACTION_NOT_FOUND", `No interaction has the id ${interactionId}. Use an id from an event.`, {
    interactionId,
  });

interface OfAgent {
  interactionId: Id;
  agentId: Id;
}

function findAs(
  draft: Draft,
  { interactionId, agentId }: OfAgent,
  isTheirs: (interaction: Interaction) => boolean,
): Interaction | Refusal {
  const agent = findAgent(draft, agentId);
  if ("outcome" in agent) return agent;
  const interaction = draft.interaction(interactionId);
  if (interaction !== undefined && isTheirs(interaction)) return interaction;
  // One answer for a foreign interaction and for none: an agent learns nothing about the work of others.
  return refuse(
    "INTERACTION_NOT_FOUND",
    `Agent ${agentId} has no interaction ${interactionId}. Use an id from getInteractions() or from an event.`,
    { interactionId },
  );
}

/** An interaction that the agent has or had. */
export const findOwn = (draft: Draft, of: OfAgent): Interaction | Refusal =>
  findAs(draft, of, ({ agentId }) => agentId === of.agentId);

/** An interaction that the agent has, had, takes part in, or is being offered. */
export const findOwnOrOffered = (draft: Draft, of: OfAgent): Interaction | Refusal =>
  findAs(draft, of, (interaction) => partOf(interaction, of.agentId) !== null);

/** One that the agent may answer an offer of; who declined or missed it while it waits learns that the offer is over. */
export const findAnswerable = (draft: Draft, of: OfAgent): Interaction | Refusal =>
  findAs(
    draft,
    of,
    (interaction) =>
      partOf(interaction, of.agentId) !== null ||
      interaction.skipped.some(({ agentId, reason }) => agentId === of.agentId && reason !== "TRANSFERRED"),
  );

/** An interaction that the agent has, had, or takes part in. */
export const findPart = (draft: Draft, of: OfAgent): Interaction | Refusal =>
  findAs(draft, of, (interaction) => {
    const part = partOf(interaction, of.agentId);
    return part !== null && part !== "OFFERED";
  });

/** An interaction that the agent has, for what only the one who has it may do. */
export function findLed(draft: Draft, of: OfAgent, attempt: string): Interaction | Refusal {
  const interaction = findPart(draft, of);
  if ("outcome" in interaction || interaction.agentId === of.agentId) return interaction;
  return wrongState(interaction, attempt, "Only the agent who has the interaction can.");
}

export const wrongState = (interaction: Interaction, attempt: string, repair: string): Refusal =>
  refuse("INVALID_STATE", `Cannot ${attempt}: the interaction is ${interaction.state}. ${repair}`, {
    interactionId: interaction.interactionId,
    state: interaction.state,
  });

const talking: readonly InteractionState[] = ["CONNECTED", "HELD", "CONSULTING", "CONFERENCE"];

export const isTalking = ({ state }: Interaction): boolean => talking.includes(state);

/** The agent who has it now. */
export const ownerOf = (interaction: Interaction): Id | null => (isClosed(interaction) ? null : interaction.agentId);

/** The agent who sees it now: has it, or is being offered it. */
export const viewerOf = (interaction: Interaction): Id | null =>
  ownerOf(interaction) ?? interaction.offer?.agentId ?? null;

/** A call that the agent's orders about its line are for. */
export function findCall(draft: Draft, of: OfAgent, attempt: string): Interaction | Refusal {
  const interaction = findPart(draft, of);
  if ("outcome" in interaction || interaction.channelType === "VOICE") return interaction;
  return refuse("INVALID_STATE", `Cannot ${attempt}: this is no call. Use it on a VOICE interaction.`, {
    interactionId: interaction.interactionId,
    channelType: interaction.channelType,
  });
}
