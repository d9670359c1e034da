import { dispositionClassesOf, type Directory, type Interaction } from "@omni/engine";
import type { PastInteraction } from "@omni/live";

/** An interaction that is over, by the names that things have now. Null: it is not over. */
export function toPastInteraction(directory: Directory, interaction: Interaction): PastInteraction | null {
  const { campaignId, queueId, agentId, customer, disposition, spent, systemDisposition, endedAt } = interaction;
  if (endedAt === null || systemDisposition === null) return null;
  const ofClass = dispositionClassesOf(directory, campaignId).find((each) =>
    each.codes.some(({ code }) => code === disposition?.dispositionCode),
  );
  const code = ofClass?.codes.find((each) => each.code === disposition?.dispositionCode);
  return {
    interactionId: interaction.interactionId,
    channelType: interaction.channelType,
    direction: interaction.direction,
    callType: interaction.callType,
    campaignId,
    campaignName: directory.campaigns.get(campaignId)?.name ?? campaignId,
    queueId,
    queueName: queueId === null ? null : (directory.queues.get(queueId)?.name ?? queueId),
    agentId,
    agentName: agentId === null ? null : (directory.users.get(agentId)?.name ?? agentId),
    customerId: customer.customerId,
    customerName: customer.name,
    customerAddress: customer.phones[0] ?? customer.email,
    isMasked: false,
    startedAt: interaction.createdAt,
    endedAt,
    waitedMs: spent.queuedMs + spent.ringMs,
    talkMs: spent.talkMs,
    holdMs: spent.holdMs,
    wrapUpMs: spent.wrapUpMs,
    dispositionCode: disposition?.dispositionCode ?? null,
    dispositionName: code?.name ?? disposition?.dispositionCode ?? null,
    dispositionClass: ofClass?.name ?? null,
    notes: disposition?.notes ?? "",
    systemDisposition,
    endedBy: interaction.endedBy,
    messageCount: interaction.messageCount,
    summary: interaction.lastMessagePreview ?? "",
  };
}
