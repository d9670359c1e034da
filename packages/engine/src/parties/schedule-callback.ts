import type { Callback } from "../callback.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { CallbackRequest, Interaction } from "../interaction.ts";
import { isPhone } from "./targets.ts";

interface Wanted extends CallbackRequest {
  /** Null: made from the interaction's own. */
  callbackId: Id | null;
  agentId: Id;
  notes: string;
}

/** The callback as it would be scheduled, or what it lacks. */
export function toCallbackOf(draft: Draft, interaction: Interaction, wanted: Wanted): Callback | string {
  const { interactionId, campaignId, customer, callbackLink } = interaction;
  const { at, self, agentId, notes } = wanted;
  const limit = draft.directory.campaigns.get(campaignId)?.maxCallbackCount ?? 0;
  const count = (callbackLink?.count ?? 0) + 1;
  if (limit > 0 && count > limit)
    return `The campaign allows ${limit} callback(s) for the same matter. Dispose without one.`;
  if (at <= draft.now) return "A callback needs a time (`at`) in the future.";
  const phone = wanted.phone ?? customer.phones[0] ?? "";
  if (!isPhone(phone)) return "A callback needs a phone number. Give `phone`.";
  const root = callbackLink?.root ?? interactionId;
  const callbackId = wanted.callbackId ?? `${root}.callback${count}`;
  return {
    callbackId,
    interactionId,
    callInteractionId: `${callbackId}.call`,
    campaignId,
    customer,
    phone,
    at,
    notes,
    self,
    agentId,
    count,
    // Ids of the next ones are made from a root, so that a row of callbacks does not make them longer and longer.
    root: wanted.callbackId ?? root,
    state: "SCHEDULED",
    createdAt: draft.now,
    remindedAt: null,
    announcedTo: null,
    closedAt: null,
    version: 1,
  };
}

export function scheduleCallback(draft: Draft, callback: Callback): void {
  const { callbackId, interactionId, agentId } = callback;
  draft.emit({ type: "callback.scheduled", callbackId, interactionId, agentId, callback });
}
