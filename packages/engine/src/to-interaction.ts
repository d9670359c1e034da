import type {
  CustomerDetails,
  Interaction as InteractionView,
  Participant,
  WrapUp as WrapUpView,
} from "@omni/contract";
import type { Id } from "./directory.ts";
import { isWrapUpOpen, type Interaction } from "./interaction.ts";
import { agentLegOf } from "./leg.ts";
import { partOf } from "./part-of.ts";

export type CommonPayload = Pick<
  InteractionView,
  "interactionId" | "campaignId" | "processId" | "queueId" | "state" | "customerDetails" | "channelDetails"
>;

const toCustomerDetails = ({ customer, crmRecord }: Interaction): CustomerDetails =>
  crmRecord === null ? customer : { ...customer, crmRecord };

export function toWrapUp(interaction: Interaction): WrapUpView | null {
  const { wrapUp } = interaction;
  if (wrapUp === null || !isWrapUpOpen(interaction)) return null;
  return { startedAt: wrapUp.startedAt, endsAt: wrapUp.endsAt, required: wrapUp.required };
}

/** Whom a call reaches that is being dialled. Nobody before: a preview waits for the agent's word. */
function toParticipants(interaction: Interaction): Participant[] {
  const { state, channelType, isPreview, customer, interactionId, participants } = interaction;
  if (state !== "INITIATED" || channelType !== "VOICE" || isPreview) return participants;
  const participantId = customer.customerId ?? interactionId;
  return [{ participantId, type: "CUSTOMER", name: customer.name, state: "RINGING" }];
}

/** The fields that every interaction event carries, unmasked. */
export const toCommonPayload = (interaction: Interaction): CommonPayload => ({
  interactionId: interaction.interactionId,
  campaignId: interaction.campaignId,
  processId: interaction.processId,
  queueId: interaction.queueId,
  state: interaction.state,
  customerDetails: toCustomerDetails(interaction),
  channelDetails: interaction.channelDetails,
});

/** What somebody who was asked in sees in the place of what belongs to the agent who has it. */
function toGuestView(interaction: Interaction, viewerId: Id): Partial<InteractionView> {
  const { invitation, members, legs, state } = interaction;
  const part = partOf(interaction, viewerId);
  if (part === "OWNER" || interaction.offer?.agentId === viewerId) return {};
  const member = members.find(({ agentId }) => agentId === viewerId);
  return {
    state: part === null ? "ENDED" : part === "OFFERED" ? "OFFERED" : state,
    offerExpiresAt: part === "OFFERED" ? (invitation?.expiresAt ?? null) : null,
    wrapUp: null,
    selected: member?.selected ?? false,
    muted: agentLegOf({ legs }, viewerId)?.isMuted ?? false,
  };
}

/**
 * The contract's view of the interaction, unmasked. `viewerId`: as that agent sees it, who may be asked in or take part
 * beside the agent who has it, or have nothing more to do with it.
 */
export const toInteraction = (interaction: Interaction, viewerId: Id | null = null): InteractionView => ({
  ...toCommonPayload(interaction),
  agentId: interaction.agentId,
  participants: toParticipants(interaction),
  createdAt: interaction.createdAt,
  connectedAt: interaction.connectedAt,
  endedAt: interaction.endedAt,
  offerExpiresAt: interaction.offer?.expiresAt ?? null,
  systemDisposition: interaction.systemDisposition,
  endedBy: interaction.endedBy,
  wrapUp: toWrapUp(interaction),
  disposition: interaction.disposition,
  selected: interaction.selected,
  muted: interaction.muted,
  customerOnline: interaction.customerOnline,
  messageCount: interaction.messageCount,
  lastMessageAt: interaction.lastMessageAt,
  data: interaction.data,
  ...(viewerId === null ? {} : toGuestView(interaction, viewerId)),
});
