import type { Interaction as InteractionView } from "@omni/contract";
import { toInteraction, type Command } from "@omni/engine";
import { findOwnInteraction } from "../find-own-interaction.ts";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";

/** Carries an order out and answers with the interaction after it. */
async function order(context: CallContext, command: Command & { interactionId: string }): Promise<InteractionView> {
  await context.run(command);
  const interaction = context.centre.findInteraction(command.interactionId);
  if (interaction === null) throw new Error(`Interaction ${command.interactionId} vanished.`);
  return toInteraction(interaction);
}

export const interactionMethods: MethodHandlers = {
  "interaction.getInteractions": (context) =>
    sessionOf(context).work.flatMap(({ interactionId }) => {
      const interaction = context.centre.world.interactions.get(interactionId);
      return interaction === undefined ? [] : [toInteraction(interaction)];
    }),
  "interaction.getInteraction": (context, { interactionId }) =>
    toInteraction(findOwnInteraction(context, interactionId)),
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
  "interaction.extendWrapUp": (context, { interactionId }) =>
    order(context, { type: "interaction.extendWrapUp", interactionId, agentId: context.agentId }),
  "interaction.getHistory": ({ customers }, { customerId }) => customers.historyOf(customerId),
};
