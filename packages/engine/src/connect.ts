import type { Participant } from "@omni/contract";
import { isLooking } from "./agent-session.ts";
import type { Id } from "./directory.ts";
import type { Draft } from "./draft.ts";
import type { Interaction } from "./interaction.ts";
import { callbackReached } from "./parties/callback-call.ts";

/** Customer and agent, as they stand in a two-party conversation. */
export function participantsOf(draft: Draft, { customer, interactionId }: Interaction, agentId: Id): Participant[] {
  const user = draft.directory.users.get(agentId);
  return [
    {
      participantId: customer.customerId ?? interactionId,
      type: "CUSTOMER",
      name: customer.name,
      state: "CONNECTED",
    },
    { participantId: agentId, type: "AGENT", name: user?.name ?? agentId, state: "CONNECTED" },
  ];
}

/** Moves the agent's focus. Says nothing when it is there already. */
export function select(draft: Draft, interactionId: Id, agentId: Id, reason: "CONNECTED" | "SELECTED"): void {
  const agent = draft.agent(agentId);
  if (agent === undefined || agent.focusInteractionId === interactionId) return;
  draft.emit({
    type: "interaction.selected",
    interactionId,
    agentId,
    previousInteractionId: agent.focusInteractionId,
    reason,
    requestId: `${interactionId}.focus.${agent.version}`,
    ...(!isLooking(agent) && { unseen: true }),
  });
}

/** The agent looks: what has the focus is read. */
export function readFocused(draft: Draft, agentId: Id): void {
  const agent = draft.agent(agentId);
  if (agent === undefined || agent.focusInteractionId === null || !isLooking(agent)) return;
  const interaction = draft.interaction(agent.focusInteractionId);
  if (interaction?.agentId === agentId && interaction.unread > 0)
    draft.emit({ type: "interaction.read", interactionId: interaction.interactionId, agentId });
}

/**
 * Connects the agent with the interaction offered. An agent's own word moves the focus; automatic answer moves it
 * only WHEN_FREE, since it must not tear anybody out of another conversation.
 */
export function connect(draft: Draft, interactionId: Id, agentId: Id, focus: "ALWAYS" | "WHEN_FREE"): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const participants = participantsOf(draft, interaction, agentId);
  draft.emit({ type: "interaction.connected", interactionId, agentId, participants });
  callbackReached(draft, interaction, agentId);
  const isFree = draft.agent(agentId)?.focusInteractionId === null;
  if (focus === "ALWAYS" || isFree) select(draft, interactionId, agentId, "CONNECTED");
}
