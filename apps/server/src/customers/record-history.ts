import type { HistoryEntry } from "@omni/contract";
import { dispositionClassesOf, type Directory, type Interaction } from "@omni/engine";
import type { Fact, Projection } from "../centre/contact-centre.ts";
import type { Customers } from "./customers.ts";

/** The facts after which an interaction's entry in the customer's history says something new. */
const concluding = new Set<Fact["event"]["type"]>([
  "interaction.ended",
  "interaction.disposed",
  "interaction.customerIdentified",
]);

/** Keeps the customer's history in the same transaction as the facts it tells of. */
export const recordHistory =
  (customers: Customers, directory: () => Directory): Projection =>
  ({ event, interaction }) => {
    if (!concluding.has(event.type) || interaction?.customer.customerId == null || interaction.endedAt === null) return;
    customers.writeHistory(interaction.customer.customerId, toHistoryEntry(directory(), interaction));
  };

function toHistoryEntry(directory: Directory, interaction: Interaction): HistoryEntry {
  const { campaignId, agentId, disposition, lastMessagePreview } = interaction;
  const codes = dispositionClassesOf(directory, campaignId).flatMap((each) => each.codes);
  return {
    interactionId: interaction.interactionId,
    channelType: interaction.channelType,
    direction: interaction.direction,
    campaignId,
    campaignName: directory.campaigns.get(campaignId)?.name ?? campaignId,
    agentName: agentId === null ? null : (directory.users.get(agentId)?.name ?? null),
    startedAt: interaction.createdAt,
    endedAt: interaction.endedAt,
    dispositionCode: disposition?.dispositionCode ?? null,
    dispositionName: codes.find(({ code }) => code === disposition?.dispositionCode)?.name ?? null,
    notes: disposition?.notes ?? "",
    summary: lastMessagePreview ?? "",
  };
}
