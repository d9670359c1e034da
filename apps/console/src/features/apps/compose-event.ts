import type { Interaction } from "@omni/contract";
import type { PlatformEvent } from "@omni/host";
import type { InboxItem, PassingItem } from "@omni/live";

/** The contract's event of an inbox item: the common fields of the interaction after it, and the event's own. */
export function composeEvent(item: InboxItem | PassingItem, known?: Interaction): PlatformEvent | null {
  const { name, interactionId, data, at } = item;
  if (interactionId === null) return { name, interactionId, payload: { ...data, eventTime: at } };
  const interaction = item.interaction ?? known;
  if (interaction === undefined) return null;
  const { campaignId, processId, queueId, state, customerDetails, channelDetails } = interaction;
  return {
    name,
    interactionId,
    payload: {
      ...data,
      interactionId,
      campaignId,
      processId,
      queueId,
      state,
      eventTime: at,
      customerDetails,
      channelDetails,
    },
  };
}
