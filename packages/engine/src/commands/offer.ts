import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import type { Id } from "../directory.ts";
import { callbackDialled } from "../parties/callback-call.ts";
import { failInvitation } from "../parties/fail-invitation.ts";
import { dialAgent } from "../parties/legs.ts";
import { missOffer } from "../parties/miss-offer.ts";
import { follow, take } from "../parties/take.ts";
import { findAnswerable, isTalking, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

const offerIsOver = "The offer is over: wait for the next interactionOffered.";

const isAsked = ({ invitation }: Interaction, agentId: Id): boolean =>
  invitation !== null && invitation.agentId === agentId && invitation.answeredAt === null;

const takesPart = (interaction: Interaction, id: Id): boolean =>
  interaction.agentId === id || interaction.members.some(({ agentId }) => agentId === id);

/** The agent has looked at the preview: the call begins with the agent's own phone. */
function dialPreview(draft: Draft, interaction: Interaction, agentId: Id): void {
  const { interactionId, campaignId, channelType } = interaction;
  const seconds = draft.directory.campaigns.get(campaignId)?.offerTimeoutSeconds ?? 30;
  draft.emit({ type: "interaction.dialStarted", interactionId, agentId, from: "PREVIEW", campaignId, channelType });
  callbackDialled(draft, interaction, agentId);
  dialAgent(draft, interaction, agentId, draft.now + seconds * 1000);
}

export const offerHandlers: Handlers<
  "interaction.accept" | "interaction.reject" | "interaction.offerTimeout" | "interaction.invitationTimeout"
> = {
  "interaction.accept": (draft, { interactionId, agentId }) => {
    const interaction = findAnswerable(draft, { interactionId, agentId });
    if ("outcome" in interaction) return interaction;
    if (interaction.offer?.agentId === agentId) {
      take(draft, interaction, agentId, "ALWAYS");
      return null;
    }
    if (isAsked(interaction, agentId)) {
      follow(draft, interaction, agentId);
      return null;
    }
    if (interaction.agentId === agentId && interaction.isPreview && interaction.state === "INITIATED") {
      dialPreview(draft, interaction, agentId);
      return null;
    }
    if (takesPart(interaction, agentId) && isTalking(interaction)) return null;
    return wrongState(interaction, "accept", offerIsOver);
  },

  "interaction.reject": (draft, { interactionId, agentId }) => {
    const interaction = findAnswerable(draft, { interactionId, agentId });
    if ("outcome" in interaction) return interaction;
    const { offer } = interaction;
    if (offer?.agentId === agentId) {
      draft.emit({
        type: "interaction.rejected",
        interactionId,
        agentId,
        offerId: offer.offerId,
        round: draft.agent(agentId)?.round ?? 0,
      });
      return null;
    }
    if (isAsked(interaction, agentId)) {
      failInvitation(draft, interactionId, "DECLINED");
      return null;
    }
    if (interaction.skipped.some((skip) => skip.agentId === agentId)) return null;
    return wrongState(interaction, "reject", offerIsOver);
  },

  "interaction.offerTimeout": (draft, { interactionId, offerId }) => {
    const interaction = draft.interaction(interactionId);
    if (interaction?.offer?.offerId === offerId) missOffer(draft, interaction);
    return null;
  },

  "interaction.invitationTimeout": (draft, { interactionId, invitationId }) => {
    const invitation = draft.interaction(interactionId)?.invitation;
    if (invitation?.invitationId === invitationId && invitation.answeredAt === null)
      failInvitation(draft, interactionId, "MISSED");
    return null;
  },
};
