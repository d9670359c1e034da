import type { CustomerDetails, Interaction as InteractionView, WrapUp as WrapUpView } from "@omni/contract";
import { isWrapUpOpen, type Interaction } from "./interaction.ts";

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

/** The contract's view of the interaction, unmasked. */
export const toInteraction = (interaction: Interaction): InteractionView => ({
  ...toCommonPayload(interaction),
  agentId: interaction.agentId,
  participants: interaction.participants,
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
});
