import type { Interaction } from "@omni/contract";
import { focusTarget } from "../../lib/focus-target.ts";
import { useOrder } from "../../lib/use-order.ts";
import { messages } from "./messages.ts";

/** Ending a conversation; the keyboard then stands in its disposition. */
export function useEndInteraction(): { end: (interaction: Interaction) => void; ending: boolean } {
  const order = useOrder("interaction.endInteraction", messages.endFailed);
  return {
    ending: order.sending,
    end: ({ interactionId }) =>
      void (async () => {
        const ended = await order.send({ interactionId });
        if (ended !== null) focusTarget("disposition");
      })(),
  };
}
