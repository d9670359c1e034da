import type { Interaction } from "@omni/contract";
import { focusTarget } from "../../lib/focus-target.ts";
import { useOrder } from "../../lib/use-order.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { messages } from "./messages.ts";

export interface InteractionOrders {
  accept: (interaction: Interaction) => void;
  decline: (interaction: Interaction) => void;
  select: (interaction: Interaction) => void;
  accepting: boolean;
  declining: boolean;
}

/** What an agent can order from the list. */
export function useInteractionOrders(): InteractionOrders {
  const accept = useOrder("interaction.acceptInteraction", messages.offer.acceptFailed);
  const decline = useOrder("interaction.rejectInteraction", messages.offer.declineFailed);
  const select = useOrder("interaction.selectInteraction", messages.selectFailed);
  const open = async ({ interactionId, selected }: Interaction): Promise<void> => {
    showInWorkspace({ pane: "conversation" });
    if (!selected) await select.send({ interactionId });
  };
  return {
    accept: ({ interactionId }) =>
      void (async () => {
        if ((await accept.send({ interactionId })) === null) return;
        // The centre itself puts in focus what the agent accepts, once it is connected.
        showInWorkspace({ pane: "conversation" });
        focusTarget("composer");
      })(),
    decline: ({ interactionId }) => void decline.send({ interactionId }),
    select: (interaction) => void open(interaction),
    accepting: accept.sending,
    declining: decline.sending,
  };
}
