import type { Participant, Target } from "@omni/contract";
import type { Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import type { Invitation } from "../invitation.ts";
import { legIdOf, ringsUntilOf, startLeg } from "./legs.ts";
import { findGuest, type Guest } from "./targets.ts";

const facts = {
  TRANSFER: "interaction.transferStarted",
  CONSULT: "interaction.consultStarted",
  CONFERENCE: "interaction.participantInvited",
} as const;

function toInvitation(
  draft: Draft,
  interaction: Interaction,
  { agentId }: Guest,
  { kind, target, by }: { kind: Invitation["kind"]; target: Target; by: Id },
): Invitation {
  const { interactionId, campaignId } = interaction;
  const seconds = draft.directory.campaigns.get(campaignId)?.offerTimeoutSeconds ?? 30;
  return {
    invitationId: `${interactionId}.ask${interaction.invitationCount + 1}`,
    kind,
    target,
    participantId: agentId ?? legIdOf(interaction),
    agentId,
    by,
    startedAt: draft.now,
    expiresAt: agentId === null ? null : draft.now + seconds * 1000,
    answeredAt: null,
  };
}

/** Asks somebody in for the agent who has the interaction: an agent is offered it, a phone is called. */
export function invite(
  draft: Draft,
  interaction: Interaction,
  ask: { kind: Invitation["kind"]; target: Target; by: Id },
): Refusal | null {
  const { interactionId, agentId, campaignId, channelType } = interaction;
  if (agentId === null) throw new Error(`Nobody has ${interactionId}, so nobody can be asked in`);
  const guest = findGuest(draft, interaction, ask.target);
  if ("outcome" in guest) return guest;
  const invitation = toInvitation(draft, interaction, guest, ask);
  const { participantId, invitationId, expiresAt } = invitation;
  const participant: Participant = { participantId, type: guest.type, name: guest.name, state: "RINGING" };
  draft.emit({ type: facts[ask.kind], interactionId, agentId, invitation, participant });
  if (guest.agentId !== null && expiresAt !== null)
    draft.emit({
      type: "interaction.invited",
      interactionId,
      agentId: guest.agentId,
      invitationId,
      campaignId,
      channelType,
      expiresAt,
    });
  if (guest.address !== null)
    startLeg(draft, interactionId, {
      kind: guest.type === "IVR" ? "IVR" : "PHONE",
      participantId: null,
      agentId: null,
      address: guest.address,
      ringsUntil: ringsUntilOf(draft, campaignId),
    });
  return null;
}
