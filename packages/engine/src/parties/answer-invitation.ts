import { select } from "../connect.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { withState } from "../evolve/participants.ts";
import type { Invitation, Member } from "../invitation.ts";
import { memberIdsOf } from "./fail-invitation.ts";
import { completeTransfer, startConference } from "./hand-over.ts";

/** The agent who was asked in takes part from now on. */
function join(draft: Draft, interactionId: Id, { agentId, participantId }: Invitation, part: Member["part"]): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || agentId === null) return;
  const participants = withState(interaction.participants, participantId, "CONNECTED");
  draft.emit({ type: "interaction.joined", interactionId, agentId, part, participants });
  select(draft, interactionId, agentId, "CONNECTED");
}

function joinConference(draft: Draft, interactionId: Id, invitation: Invitation): void {
  join(draft, interactionId, invitation, "CONFERENCE");
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || interaction.agentId === null) return;
  const { participantId } = invitation;
  if (interaction.state !== "CONFERENCE") return startConference(draft, interactionId, participantId);
  const asked = interaction.participants.find((each) => each.participantId === participantId);
  if (asked === undefined) return;
  const { agentId } = interaction;
  const memberIds = memberIdsOf(interaction);
  const participant = { ...asked, state: "CONNECTED" } as const;
  draft.emit({ type: "interaction.participantJoined", interactionId, agentId, memberIds, participant });
}

/** Whoever was asked in is there. */
export function answerInvitation(draft: Draft, interactionId: Id): void {
  const interaction = draft.interaction(interactionId);
  const invitation = interaction?.invitation ?? null;
  if (invitation === null || invitation.answeredAt !== null || !interaction || interaction.agentId === null) return;
  const { kind, target } = invitation;
  switch (kind) {
    case "TRANSFER":
      return completeTransfer(draft, interactionId, target);
    case "CONSULT":
      draft.emit({ type: "interaction.consultConnected", interactionId, agentId: interaction.agentId, target });
      return join(draft, interactionId, invitation, "CONSULT");
    case "CONFERENCE":
      return joinConference(draft, interactionId, invitation);
  }
}
