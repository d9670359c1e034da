import type { CommandOf } from "../command.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Queue } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isClosed } from "../interaction.ts";
import { findInteraction, viewerOf } from "./find.ts";
import type { Handlers } from "./handler.ts";

/** Leaves room for the ids made from it (offers, CRM requests) within the contract's 128 characters. */
const interactionIdLimit = 96;

function findQueue(draft: Draft, { campaignId, queueId }: CommandOf<"interaction.startChat">): Queue | Refusal {
  const campaign = draft.directory.campaigns.get(campaignId);
  if (!campaign?.channels.includes("CHAT"))
    return refuse("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} takes no chats. Use a campaign that does.`, {
      campaignId,
    });
  const takesChat = (queue: Queue): boolean => queue.campaignId === campaignId && queue.channelTypes.includes("CHAT");
  const queues = [...draft.directory.queues.values()].filter(takesChat).toSorted((a, b) => b.priority - a.priority);
  const queue = queueId === null ? queues[0] : queues.find((each) => each.queueId === queueId);
  return (
    queue ??
    refuse("CHANNEL_UNAVAILABLE", `Campaign ${campaignId} has no such queue for chats. Add one, or use another.`, {
      campaignId,
      queueId,
    })
  );
}

export const chatHandlers: Handlers<"interaction.startChat" | "interaction.customerConnectionChanged"> = {
  "interaction.startChat": (draft, command) => {
    const { interactionId, campaignId, customer, conversation, data } = command;
    if (interactionId.length === 0 || interactionId.length > interactionIdLimit)
      return refuse("INVALID_ARGUMENT", `An interaction id has 1 to ${interactionIdLimit} characters.`, {
        path: "interactionId",
      });
    const existing = draft.interaction(interactionId);
    if (existing !== undefined) {
      if (existing.conversationId === conversation.conversationId) return null;
      return refuse("INVALID_STATE", `Interaction ${interactionId} exists already. Use a new id.`, { interactionId });
    }
    const queue = findQueue(draft, command);
    if ("outcome" in queue) return queue;
    const { conversationId, from, to, subChannel } = conversation;
    draft.emit({
      type: "interaction.created",
      interactionId,
      agentId: null,
      campaignId,
      processId: draft.directory.campaigns.get(campaignId)?.processId ?? campaignId,
      queueId: queue.queueId,
      channelType: "CHAT",
      direction: "INBOUND",
      callType: null,
      conversationId,
      customer,
      channelDetails: {
        channelType: "CHAT",
        direction: "INBOUND",
        callType: null,
        from,
        to,
        subChannel,
        queueName: queue.name,
      },
      data,
    });
    return null;
  },

  "interaction.customerConnectionChanged": (draft, { interactionId, online }) => {
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isClosed(interaction) || interaction.customerOnline === online) return null;
    draft.emit({
      type: "interaction.customerConnectionChanged",
      interactionId,
      agentId: viewerOf(interaction),
      online,
    });
    return null;
  },
};
