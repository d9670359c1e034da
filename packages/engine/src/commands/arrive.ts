import type { CallType, ChannelType, CustomerDetails } from "@omni/contract";
import { refuse, type Refusal } from "../decision.ts";
import type { Id, Queue } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { queuesFor } from "../parties/find-queue.ts";

/** Leaves room for the ids made from it (offers, legs, CRM requests) within the contract's 128 characters. */
const idLimit = 96;

export function checkId(id: Id, path: string): Refusal | null {
  if (id.length > 0 && id.length <= idLimit) return null;
  return refuse("INVALID_ARGUMENT", `An id has 1 to ${idLimit} characters.`, { path });
}

interface Arrival {
  interactionId: Id;
  campaignId: Id;
  queueId: Id | null;
  channelType: ChannelType;
  callType: CallType | null;
  conversationId: Id | null;
  customer: CustomerDetails;
  from: string;
  to: string;
  subChannel: string | null;
  data: Record<string, unknown>;
}

const channelNames: Record<ChannelType, string> = {
  CHAT: "chats",
  VOICE: "calls",
  WHATSAPP: "WhatsApp messages",
  SMS: "text messages",
  EMAIL: "e-mails",
  VIDEO: "video calls",
};

function findQueue(draft: Draft, { campaignId, queueId, channelType }: Arrival): Queue | Refusal {
  const campaign = draft.directory.campaigns.get(campaignId);
  const what = channelNames[channelType];
  if (!campaign?.channels.includes(channelType))
    return refuse("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} takes no ${what}. Use a campaign that does.`, {
      campaignId,
    });
  const queues = queuesFor(draft.directory, campaignId, channelType);
  const queue = queueId === null ? queues[0] : queues.find((each) => each.queueId === queueId);
  return (
    queue ??
    refuse("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} has no such queue for ${what}. Add one, or use another.`, {
      campaignId,
      queueId,
    })
  );
}

/** A customer comes: the interaction waits in its queue. Null also when it is there already (`isSame`). */
export function arrive(
  draft: Draft,
  arrival: Arrival,
  isSame: (conversationId: Id | null, from: string) => boolean,
): Refusal | null {
  const { interactionId, campaignId, channelType, callType, from, to, subChannel } = arrival;
  const wrongId = checkId(interactionId, "interactionId");
  if (wrongId !== null) return wrongId;
  const existing = draft.interaction(interactionId);
  if (existing !== undefined) {
    if (existing.channelType === channelType && isSame(existing.conversationId, existing.channelDetails.from))
      return null;
    return refuse("INVALID_STATE", `Interaction ${interactionId} exists already. Use a new id.`, { interactionId });
  }
  const queue = findQueue(draft, arrival);
  if ("outcome" in queue) return queue;
  draft.emit({
    type: "interaction.created",
    interactionId,
    agentId: null,
    campaignId,
    processId: draft.directory.campaigns.get(campaignId)?.processId ?? campaignId,
    queueId: queue.queueId,
    channelType,
    direction: "INBOUND",
    callType,
    conversationId: arrival.conversationId,
    customer: arrival.customer,
    channelDetails: { channelType, direction: "INBOUND", callType, from, to, subChannel, queueName: queue.name },
    data: arrival.data,
  });
  return null;
}
