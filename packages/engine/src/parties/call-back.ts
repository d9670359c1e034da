import { ownAgentMs, type Callback } from "../callback.ts";
import type { Queue } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { queuesFor } from "./find-queue.ts";

/** The queue whose agents call back: one for calls, or else whichever the campaign has. */
function queueOf(draft: Draft, campaignId: string): Queue | undefined {
  const campaign = draft.directory.campaigns.get(campaignId);
  const channels = ["VOICE" as const, ...(campaign?.channels ?? [])];
  return channels.flatMap((channelType) => queuesFor(draft.directory, campaignId, channelType))[0];
}

/** A callback's time has come: the call waits for its agent like any other interaction. */
export function fallDue(draft: Draft, callback: Callback): void {
  const { callbackId, callInteractionId, campaignId, customer, phone, self, agentId, count, root } = callback;
  const campaign = draft.directory.campaigns.get(campaignId);
  const queue = queueOf(draft, campaignId);
  if (queue === undefined) {
    draft.emit({ type: "callback.failed", callbackId, interactionId: callback.interactionId, agentId: null });
    return;
  }
  const callType = "outbound.callback.dial" as const;
  draft.emit({
    type: "interaction.created",
    interactionId: callInteractionId,
    agentId: null,
    campaignId,
    processId: campaign?.processId ?? campaignId,
    queueId: queue.queueId,
    channelType: "VOICE",
    direction: "OUTBOUND",
    callType,
    conversationId: null,
    customer,
    channelDetails: {
      channelType: "VOICE",
      direction: "OUTBOUND",
      callType,
      from: campaign?.callerId ?? campaign?.name ?? campaignId,
      to: phone,
      subChannel: null,
      queueName: queue.name,
    },
    data: { callbackId, callbackNotes: callback.notes },
    callback: { callbackId, count, root },
    ...(self ? { reservation: { agentId, until: draft.now + ownAgentMs } } : {}),
  });
  const told = self && draft.agent(agentId)?.loggedIn === true ? agentId : null;
  draft.emit({ type: "callback.due", callbackId, interactionId: callInteractionId, agentId: told });
}
