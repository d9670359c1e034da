import type { HistoryEntry } from "@omni/contract";
import { dispositionClassesOf, type Directory, type Interaction } from "@omni/engine";

/** An interaction as the customer's history tells it. */
export function toHistoryEntry(directory: Directory, interaction: Interaction): HistoryEntry {
  const { interactionId, channelType, direction, campaignId, agentId, createdAt, endedAt, disposition } = interaction;
  const codes = dispositionClassesOf(directory, campaignId).flatMap((each) => each.codes);
  const code = disposition && codes.find((each) => each.code === disposition.dispositionCode);
  return {
    interactionId,
    channelType,
    direction,
    campaignId,
    campaignName: directory.campaigns.get(campaignId)?.name ?? campaignId,
    agentName: agentId === null ? null : (directory.users.get(agentId)?.name ?? agentId),
    startedAt: createdAt,
    endedAt,
    dispositionCode: disposition?.dispositionCode ?? null,
    dispositionName: code?.name ?? disposition?.dispositionCode ?? null,
    notes: disposition?.notes ?? "",
    summary: interaction.lastMessagePreview ?? "",
  };
}
