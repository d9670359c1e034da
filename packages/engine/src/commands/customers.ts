import { isCallbackClosed } from "../callback.ts";
import { isClosed } from "../interaction.ts";
import { viewerOf } from "./find.ts";
import type { Handlers } from "./handler.ts";

export const customerHandlers: Handlers<"customer.merge"> = {
  "customer.merge": (draft, { customerId, into }) => {
    for (const interaction of draft.world.interactions.values()) {
      if (interaction.customer.customerId !== customerId || isClosed(interaction)) continue;
      const { interactionId } = interaction;
      draft.emit({
        type: "interaction.customerIdentified",
        interactionId,
        agentId: viewerOf(interaction),
        customer: into,
      });
    }
    for (const callback of draft.world.callbacks.values()) {
      if (callback.customer.customerId !== customerId || isCallbackClosed(callback)) continue;
      const { callbackId, interactionId } = callback;
      draft.emit({ type: "callback.customerReplaced", callbackId, interactionId, agentId: null, customer: into });
    }
    return null;
  },
};
