import type { EndedBy } from "@omni/contract";
import { missedOfferReason } from "../agent-session.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";

export const memberIdsOf = ({ members }: Interaction): Id[] => members.map(({ agentId }) => agentId);

/** Takes a member's part away, and says so to the member. What the others hear is the caller's. */
export function dropMember(draft: Draft, interactionId: Id, agentId: Id, endedBy: EndedBy): void {
  const member = draft.interaction(interactionId)?.members.find((each) => each.agentId === agentId);
  if (member === undefined) return;
  const talkMs = Math.max(0, draft.now - member.joinedAt);
  draft.emit({
    type: "interaction.left",
    interactionId,
    agentId,
    endedBy,
    durations: { queuedMs: 0, ringMs: 0, talkMs, holdMs: 0 },
  });
}

export type InvitationEnd = "DECLINED" | "MISSED" | "WITHDRAWN" | "CANCELLED" | "UNREACHABLE" | "GONE";

/** What the agent who asked is told. */
const reasons: Record<InvitationEnd, string> = {
  DECLINED: "Declined",
  MISSED: "No answer",
  WITHDRAWN: "The target is not available any more",
  CANCELLED: "Taken back",
  UNREACHABLE: "The line could not be reached",
  GONE: "The interaction ended",
};

/** A missed offer sends the agent on a break: a deserted console is offered nothing until its agent says so. */
export function sendOnBreak(draft: Draft, agentId: Id): void {
  draft.emit({ type: "agent.availabilityChosen", agentId, chosen: "ON_BREAK", breakReason: missedOfferReason });
}

function tellAsked(draft: Draft, { interactionId, invitation }: Interaction, end: InvitationEnd): void {
  const agentId = invitation?.agentId ?? null;
  if (invitation === null || agentId === null) return;
  if (invitation.answeredAt !== null) return dropMember(draft, interactionId, agentId, "AGENT");
  const outcome = end === "DECLINED" || end === "MISSED" ? end : "WITHDRAWN";
  const { invitationId } = invitation;
  draft.emit({ type: "interaction.invitationEnded", interactionId, agentId, invitationId, outcome });
  if (end === "MISSED") sendOnBreak(draft, agentId);
}

/** Ends an invitation, or a consult, that leads to nothing; the customer is back with the agent. */
export function failInvitation(draft: Draft, interactionId: Id, end: InvitationEnd): void {
  const interaction = draft.interaction(interactionId);
  const invitation = interaction?.invitation ?? null;
  if (interaction === undefined || invitation === null || interaction.agentId === null) return;
  const { agentId, participants } = interaction;
  const { kind, target, participantId, answeredAt } = invitation;
  tellAsked(draft, interaction, end);
  switch (kind) {
    case "TRANSFER":
      draft.emit({
        type: "interaction.transferFailed",
        interactionId,
        agentId,
        target,
        participantId,
        reason: reasons[end],
      });
      return;
    case "CONSULT": {
      const outcome = answeredAt !== null || end === "CANCELLED" ? "CANCELLED" : "FAILED";
      draft.emit({ type: "interaction.consultEnded", interactionId, agentId, participantId, outcome });
      return;
    }
    case "CONFERENCE": {
      const asked = participants.find((participant) => participant.participantId === participantId);
      if (asked === undefined) return;
      draft.emit({
        type: "interaction.participantLeft",
        interactionId,
        agentId,
        memberIds: memberIdsOf(interaction),
        participant: { ...asked, state: "LEFT" },
      });
    }
  }
}
