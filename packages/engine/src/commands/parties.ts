import type { InteractionState } from "@omni/contract";
import type { Refusal } from "../decision.ts";
import { refuse } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { failInvitation } from "../parties/fail-invitation.ts";
import { completeTransfer, startConference } from "../parties/hand-over.ts";
import { invite } from "../parties/invite.ts";
import { memberLeaves, ownerLeaves, phoneLeaves } from "../parties/leave.ts";
import { transfer } from "../parties/transfer.ts";
import { findLed, findPart, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

/** Customer and agents together; more are neither heard nor understood. */
const participantLimit = 8;

interface OfAgent {
  interactionId: Id;
  agentId: Id;
}

/** An interaction of the agent's in which somebody can be asked in. */
function findAsking(
  draft: Draft,
  of: OfAgent,
  attempt: string,
  states: readonly InteractionState[],
): Interaction | Refusal {
  const interaction = findLed(draft, of, attempt);
  if ("outcome" in interaction) return interaction;
  if (!states.includes(interaction.state))
    return wrongState(interaction, attempt, `It must be ${states.join(" or ")}.`);
  if (interaction.invitation !== null)
    return wrongState(interaction, attempt, "Somebody is being asked in already. Wait for the answer.");
  return interaction;
}

function completeConsult(draft: Draft, { interactionId, agentId }: OfAgent, action: "TRANSFER" | "CONFERENCE"): void {
  const invitation = draft.interaction(interactionId)?.invitation ?? null;
  if (invitation === null) return;
  const { target, participantId } = invitation;
  if (action === "CONFERENCE") {
    draft.emit({
      type: "interaction.consultEnded",
      interactionId,
      agentId,
      participantId,
      outcome: "CONFERENCED",
    });
    startConference(draft, interactionId, participantId);
    return;
  }
  draft.emit({ type: "interaction.transferAnnounced", interactionId, agentId, target, kind: "CONSULT" });
  draft.emit({ type: "interaction.consultEnded", interactionId, agentId, participantId, outcome: "TRANSFERRED" });
  completeTransfer(draft, interactionId, target);
}

function remove(draft: Draft, interaction: Interaction, agentId: Id, participantId: Id): Refusal | null {
  const { interactionId, invitation, participants, state } = interaction;
  if (participantId === agentId) {
    if (interaction.agentId !== agentId) memberLeaves(draft, interactionId, agentId, "AGENT");
    else if (state === "CONFERENCE") ownerLeaves(draft, interactionId, "LEFT");
    else return wrongState(interaction, "leave it", "Nobody else would be with the customer. End or transfer it.");
    return null;
  }
  if (interaction.agentId !== agentId)
    return wrongState(interaction, "remove somebody else", "Only the agent who has the interaction can.");
  if (invitation?.participantId === participantId) {
    failInvitation(draft, interactionId, "CANCELLED");
    return null;
  }
  const participant = participants.find((each) => each.participantId === participantId);
  if (participant === undefined)
    return refuse("TARGET_UNAVAILABLE", `No participant has the id ${participantId}. Use one of participants.`, {
      participantId,
    });
  if (participant.type === "CUSTOMER")
    return wrongState(interaction, "remove the customer", "End the interaction instead.");
  if (participant.type === "AGENT") memberLeaves(draft, interactionId, participantId, "AGENT");
  else phoneLeaves(draft, interactionId, participantId);
  return null;
}

export const partyHandlers: Handlers<
  | "interaction.transfer"
  | "interaction.startConsult"
  | "interaction.completeConsult"
  | "interaction.addParticipant"
  | "interaction.removeParticipant"
> = {
  "interaction.transfer": (draft, { target, ...of }) => {
    const interaction = findAsking(draft, of, "transfer", ["CONNECTED", "HELD"]);
    return "outcome" in interaction ? interaction : transfer(draft, interaction, target, of.agentId);
  },

  "interaction.startConsult": (draft, { target, ...of }) => {
    const interaction = findAsking(draft, of, "consult", ["CONNECTED", "HELD"]);
    if ("outcome" in interaction) return interaction;
    return invite(draft, interaction, { kind: "CONSULT", target, by: of.agentId });
  },

  "interaction.completeConsult": (draft, { action, ...of }) => {
    const interaction = findLed(draft, of, "complete a consult");
    if ("outcome" in interaction) return interaction;
    const { state, invitation } = interaction;
    if (state !== "CONSULTING") return wrongState(interaction, "complete a consult", "Start one first.");
    if (action === "CANCEL") failInvitation(draft, of.interactionId, "CANCELLED");
    else if (invitation?.answeredAt == null)
      return wrongState(interaction, "complete the consult", "Wait for consultConnected, or cancel it.");
    else completeConsult(draft, of, action);
    return null;
  },

  "interaction.addParticipant": (draft, { target, ...of }) => {
    const interaction = findAsking(draft, of, "add a participant", ["CONNECTED", "CONFERENCE"]);
    if ("outcome" in interaction) return interaction;
    if (interaction.participants.length >= participantLimit)
      return wrongState(interaction, "add a participant", `A conference has at most ${participantLimit} parties.`);
    return invite(draft, interaction, { kind: "CONFERENCE", target, by: of.agentId });
  },

  "interaction.removeParticipant": (draft, { participantId, ...of }) => {
    const interaction = findPart(draft, of);
    if ("outcome" in interaction) return interaction;
    if (!isTalking(interaction)) return wrongState(interaction, "remove a participant", "Nobody is connected.");
    return remove(draft, interaction, of.agentId, participantId);
  },
};
