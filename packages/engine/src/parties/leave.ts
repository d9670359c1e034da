import type { EndedBy, Participant } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { finishWrapUp } from "../wrap-up.ts";
import { dropMember, failInvitation, memberIdsOf } from "./fail-invitation.ts";
import { finish } from "./finish.ts";
import { handOver, ownerLeft, releaseOutside } from "./hand-over.ts";

/** LEFT: by the agent's own word. LOST: the line or the console is gone. GONE: the agent is signed out. */
export type Departure = "LEFT" | "LOST" | "GONE";

function tellLeft(draft: Draft, interactionId: Id, participant: Participant): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || interaction.agentId === null) return;
  const { agentId } = interaction;
  draft.emit({
    type: "interaction.participantLeft",
    interactionId,
    agentId,
    memberIds: memberIdsOf(interaction),
    participant: { ...participant, state: "LEFT" },
  });
  endEmptyConference(draft, interactionId);
}

/** Two who are left are no conference. Somebody who is being called does not count yet. */
function endEmptyConference(draft: Draft, interactionId: Id): void {
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined || interaction.agentId === null || interaction.state !== "CONFERENCE") return;
  if (interaction.participants.filter(({ state }) => state !== "RINGING").length > 2) return;
  const { agentId } = interaction;
  draft.emit({ type: "interaction.conferenceEnded", interactionId, agentId, memberIds: memberIdsOf(interaction) });
}

const participantOf = ({ participants }: Interaction, id: Id): Participant | undefined =>
  participants.find(({ participantId }) => participantId === id);

/** An agent who takes part goes; the others go on. */
export function memberLeaves(draft: Draft, interactionId: Id, agentId: Id, endedBy: EndedBy): void {
  const interaction = draft.interaction(interactionId);
  const member = interaction?.members.find((each) => each.agentId === agentId);
  if (interaction === undefined || member === undefined) return;
  if (member.part === "CONSULT") return failInvitation(draft, interactionId, "CANCELLED");
  const participant = participantOf(interaction, agentId);
  dropMember(draft, interactionId, agentId, endedBy);
  if (participant !== undefined) tellLeft(draft, interactionId, participant);
}

/** A phone or IVR entry in the conference goes. */
export function phoneLeaves(draft: Draft, interactionId: Id, participantId: Id): void {
  const interaction = draft.interaction(interactionId);
  const participant = interaction && participantOf(interaction, participantId);
  if (participant !== undefined) tellLeft(draft, interactionId, participant);
}

export function endLookIns(draft: Draft, interactionId: Id): void {
  for (const { agentId } of draft.interaction(interactionId)?.observers ?? [])
    draft.emit({ type: "interaction.lookInEnded", interactionId, agentId });
}

/** The customer waits for another agent, at the old place in the queue; without a queue the line ends. */
function backToQueue(draft: Draft, interactionId: Id, agentId: Id, how: Departure): void {
  failInvitation(draft, interactionId, "GONE");
  const interaction = draft.interaction(interactionId);
  if (interaction === undefined) return;
  const { queueId, state } = interaction;
  if (queueId === null || state === "INITIATED") {
    finish(draft, interactionId, "SYSTEM", state === "INITIATED" ? "ATTEMPT_FAILED" : "CALL_DROP");
    if (how === "GONE") finishWrapUp(draft, interactionId);
    return;
  }
  if (state === "CONFERENCE")
    draft.emit({ type: "interaction.conferenceEnded", interactionId, agentId, memberIds: memberIdsOf(interaction) });
  endLookIns(draft, interactionId);
  if (how !== "GONE") ownerLeft(draft, interactionId, "SYSTEM");
  draft.emit({ type: "interaction.returned", interactionId, agentId, queueId });
}

/**
 * The agent who has it goes. An agent who is consulted or in the conference takes over; otherwise the customer goes to
 * those outside (`LEFT`) or waits for another agent.
 */
export function ownerLeaves(draft: Draft, interactionId: Id, how: Departure): void {
  const interaction = draft.interaction(interactionId);
  const agentId = interaction?.agentId ?? null;
  if (interaction === undefined || agentId === null) return;
  const { invitation, state } = interaction;
  if (invitation !== null && invitation.answeredAt === null) failInvitation(draft, interactionId, "GONE");
  const endedBy: EndedBy = how === "LEFT" ? "AGENT" : "SYSTEM";
  const successor = interaction.members[0]?.agentId;
  if (successor === undefined) {
    if (how === "LEFT" && state === "CONFERENCE") releaseOutside(draft, interactionId);
    else backToQueue(draft, interactionId, agentId, how);
    return;
  }
  if (invitation?.answeredAt != null)
    draft.emit({
      type: "interaction.consultEnded",
      interactionId,
      agentId,
      participantId: invitation.participantId,
      outcome: "TRANSFERRED",
    });
  const leaver = participantOf(interaction, agentId);
  handOver(draft, interactionId, successor, endedBy);
  if (state === "CONFERENCE" && leaver !== undefined) tellLeft(draft, interactionId, leaver);
}
