import { toInteraction } from "@omni/engine";
import { sessionOf, type MethodHandlers } from "../call-context.ts";
import { findOwnInteraction } from "../find-own-interaction.ts";
import { newInteractionId } from "../new-interaction-id.ts";
import { interactionFor, order } from "../order.ts";

export const interactionMethods: MethodHandlers = {
  "interaction.getInteractions": (context) =>
    sessionOf(context).work.flatMap(({ interactionId }) => {
      const interaction = context.centre.world.interactions.get(interactionId);
      return interaction === undefined ? [] : [toInteraction(interaction, context.agentId)];
    }),
  "interaction.getInteraction": (context, { interactionId }) =>
    toInteraction(findOwnInteraction(context, interactionId), context.agentId),
  "interaction.acceptInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.accept", interactionId, agentId: context.agentId }),
  "interaction.rejectInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.reject", interactionId, agentId: context.agentId }),
  "interaction.selectInteraction": (context, { interactionId }) =>
    order(context, { type: "agent.selectInteraction", interactionId, agentId: context.agentId }),
  "interaction.endInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.end", endedBy: "AGENT", interactionId, agentId: context.agentId }),
  "interaction.updateInteraction": (context, { interactionId, data }) =>
    order(context, { type: "interaction.updateData", interactionId, agentId: context.agentId, data }),
  "interaction.attachCrmRecord": (context, { interactionId, record }) =>
    order(context, { type: "interaction.attachCrmRecord", interactionId, agentId: context.agentId, record }),
  "interaction.disposeInteraction": (context, { interactionId, dispositionCode, notes, callback }) =>
    order(context, {
      type: "interaction.dispose",
      interactionId,
      agentId: context.agentId,
      dispositionCode,
      notes: notes ?? "",
      callback: callback === undefined ? null : { ...callback, phone: callback.phone ?? null },
    }),
  "interaction.disposeAndDial": async (context, { interactionId, dispositionCode, notes, callback, to }) => {
    const next = { interactionId: newInteractionId(context), to: to ?? null };
    await context.run({
      type: "interaction.disposeAndDial",
      interactionId,
      agentId: context.agentId,
      dispositionCode,
      notes: notes ?? "",
      callback: callback === undefined ? null : { ...callback, phone: callback.phone ?? null },
      next,
    });
    return interactionFor(context, next.interactionId);
  },
  "interaction.endWrapUp": (context, { interactionId }) =>
    order(context, { type: "interaction.endWrapUp", interactionId, agentId: context.agentId }),
  "interaction.extendWrapUp": (context, { interactionId }) =>
    order(context, { type: "interaction.extendWrapUp", interactionId, agentId: context.agentId }),
  "interaction.getHistory": ({ customers }, { customerId }) => customers.historyOf(customerId),
};
