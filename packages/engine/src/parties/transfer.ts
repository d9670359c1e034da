import type { CallType, Target } from "@omni/contract";
import type { Refusal } from "../decision.ts";
import type { Id, Queue } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { durationsOf } from "./finish.ts";
import { invite } from "./invite.ts";
import { endLookIns } from "./leave.ts";
import { findTransferQueue } from "./targets.ts";

/** Puts the interaction into another queue. `agentId`: who had it. */
export function requeue(draft: Draft, interaction: Interaction, queue: Queue, agentId: Id | null): void {
  const { interactionId, callType, campaignId } = interaction;
  const isMoved = queue.campaignId !== campaignId && callType !== null;
  const after: CallType | null = isMoved ? "transferred.to.campaign.dial" : callType;
  draft.emit({
    type: "interaction.requeued",
    interactionId,
    agentId,
    round: agentId === null ? 0 : (draft.agent(agentId)?.round ?? 0),
    campaignId: queue.campaignId,
    processId: draft.directory.campaigns.get(queue.campaignId)?.processId ?? interaction.processId,
    queueId: queue.queueId,
    queueName: queue.name,
    callType: after,
  });
}

/** A queue takes it at once; the agent is done with it. */
function transferToQueue(draft: Draft, interaction: Interaction, queue: Queue, target: Target): void {
  const { interactionId, agentId } = interaction;
  if (agentId === null) return;
  const durations = durationsOf(draft, interaction);
  draft.emit({ type: "interaction.transferAnnounced", interactionId, agentId, target, kind: "BLIND" });
  endLookIns(draft, interactionId);
  requeue(draft, interaction, queue, agentId);
  draft.emit({ type: "interaction.transferCompleted", interactionId, agentId, target });
  draft.emit({ type: "interaction.left", interactionId, agentId, endedBy: "AGENT", durations });
}

/** Transfers without consulting. To an agent or a phone it stays with its agent until they are there. */
export function transfer(draft: Draft, interaction: Interaction, target: Target, by: Id): Refusal | null {
  if (target.type !== "QUEUE" && target.type !== "CAMPAIGN")
    return invite(draft, interaction, { kind: "TRANSFER", target, by });
  const queue = findTransferQueue(draft, interaction, target);
  if ("outcome" in queue) return queue;
  transferToQueue(draft, interaction, queue, target);
  return null;
}
