import { connect } from "../connect.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { callbackDialled } from "./callback-call.ts";
import { dialAgent, dialCustomer } from "./legs.ts";

/** An agent takes what is offered. On a call the agent's phone rings first, and what follows waits for its answer. */
export function take(draft: Draft, interaction: Interaction, agentId: Id, focus: "ALWAYS" | "WHEN_FREE"): void {
  const { interactionId, channelType } = interaction;
  // The offer's own time limits how long the phone rings.
  if (channelType === "VOICE") dialAgent(draft, interaction, agentId, null);
  else connect(draft, interactionId, agentId, focus);
}

/** An agent follows an invitation. */
export function follow(draft: Draft, interaction: Interaction, agentId: Id): void {
  if (interaction.channelType === "VOICE") dialAgent(draft, interaction, agentId, null);
  else answerInvitation(draft, interaction.interactionId);
}

/** The agent is on the line for the customer: calls the one who was promised a call, or connects the one who waits. */
export function serve(draft: Draft, interaction: Interaction, agentId: Id): void {
  const { interactionId, campaignId, direction, connectedAt } = interaction;
  if (direction === "OUTBOUND" && connectedAt === null) {
    const { channelType } = interaction;
    draft.emit({ type: "interaction.dialStarted", interactionId, agentId, from: "OFFER", campaignId, channelType });
    callbackDialled(draft, interaction, agentId);
    dialCustomer(draft, interactionId);
    return;
  }
  const isAutomatic = draft.directory.campaigns.get(campaignId)?.autoAnswer ?? false;
  connect(draft, interactionId, agentId, isAutomatic ? "WHEN_FREE" : "ALWAYS");
}
