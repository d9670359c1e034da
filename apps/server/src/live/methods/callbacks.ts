import type { Callback as CallbackView } from "@omni/contract";
import { callbacksFor, toCallback } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";
import { findPartysNumber } from "../find-number.ts";
import { newInteractionId } from "../new-interaction-id.ts";
import { interactionFor } from "../order.ts";

/** A callback that was just made, or was made when the order arrived before. */
function scheduled({ centre }: CallContext, callbackId: string): CallbackView {
  const callback = centre.findCallback(callbackId);
  if (callback === null) throw new Error(`Callback ${callbackId} vanished.`);
  return toCallback(callback);
}

export const callbackMethods: MethodHandlers = {
  "interaction.scheduleCallback": async (context, { interactionId, at, self, phone, notes }) => {
    const callbackId = newInteractionId(context).replace("interaction", "callback");
    await context.run({
      type: "callback.schedule",
      callbackId,
      interactionId,
      agentId: context.agentId,
      at,
      self,
      phone: findPartysNumber(context, interactionId, phone),
      notes: notes ?? "",
    });
    return scheduled(context, callbackId);
  },
  "interaction.getCallbacks": (context) => {
    sessionOf(context);
    return callbacksFor(context.centre.world, context.agentId).map(toCallback);
  },
  "interaction.cancelCallback": async (context, { callbackId }) => {
    await context.run({ type: "callback.cancel", callbackId, agentId: context.agentId });
    return null;
  },
  "interaction.dialCallback": async (context, { callbackId }) => {
    await context.run({ type: "callback.dial", callbackId, agentId: context.agentId });
    const callback = context.centre.findCallback(callbackId);
    if (callback === null)
      throw new OmniError("INVALID_STATE", `No open callback has the id ${callbackId}. Use one from getCallbacks().`, {
        details: { callbackId },
      });
    return interactionFor(context, callback.callInteractionId);
  },
};
