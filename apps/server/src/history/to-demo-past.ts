import type { Customer, HistoryEntry } from "@omni/contract";
import type { PastInteraction } from "@omni/live";
import { toIndexText } from "./words-of.ts";

/** A past interaction of the demo's customers, and the words it is found by. */
export function toDemoPast(
  customer: Customer,
  entry: HistoryEntry,
  agentId: string | null,
): { past: PastInteraction; words: string } {
  const { startedAt } = entry;
  const endedAt = entry.endedAt ?? startedAt;
  const handledMs = endedAt - startedAt;
  const address = entry.channelType === "VOICE" ? customer.phones[0] : customer.email;
  const past: PastInteraction = {
    interactionId: entry.interactionId,
    channelType: entry.channelType,
    direction: entry.direction,
    callType: entry.channelType === "VOICE" ? "inbound.call.dial" : null,
    campaignId: entry.campaignId,
    campaignName: entry.campaignName,
    queueId: null,
    queueName: null,
    agentId,
    agentName: entry.agentName,
    customerId: customer.customerId,
    customerName: customer.name,
    customerAddress: address ?? null,
    isMasked: false,
    startedAt,
    endedAt,
    waitedMs: Math.round(handledMs * 0.05),
    talkMs: Math.round(handledMs * 0.8),
    holdMs: 0,
    wrapUpMs: Math.round(handledMs * 0.15),
    dispositionCode: entry.dispositionCode,
    dispositionName: entry.dispositionName,
    dispositionClass: null,
    notes: entry.notes,
    systemDisposition: "CONNECTED",
    endedBy: "CUSTOMER",
    messageCount: 0,
    summary: entry.summary,
  };
  const words = toIndexText(
    [customer.name, customer.email, entry.agentName, entry.notes, entry.summary],
    customer.phones,
  );
  return { past, words };
}
