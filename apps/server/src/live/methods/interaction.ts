import type { MethodArguments } from "@omni/contract";
import { toInteraction, type CommandOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";
import { findOwnInteraction } from "../find-own-interaction.ts";
import { findPartysNumber } from "../find-number.ts";
import { newInteractionId } from "../new-interaction-id.ts";
import { interactionFor, order } from "../order.ts";

/** Agents follow it by a click: it is a page of the web, and nothing that a browser would run. */
function checkLink(url: string | undefined): void {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return;
  throw new OmniError("INVALID_ARGUMENT", "argument.record.url: expected an address that begins with https://.", {
    details: { path: "argument.record.url", expected: "a web address", got: url.slice(0, 64) },
  });
}

type Disposal = MethodArguments["interaction.disposeInteraction"];

/** The callback that was asked for with a disposition. */
function toCallback(
  context: CallContext,
  { interactionId, callback }: { interactionId: string; callback: Disposal["callback"] | undefined },
): CommandOf<"interaction.dispose">["callback"] {
  if (callback === undefined) return null;
  return { ...callback, phone: findPartysNumber(context, interactionId, callback.phone) };
}

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
  "interaction.attachCrmRecord": (context, { interactionId, record }) => {
    checkLink(record.url);
    return order(context, { type: "interaction.attachCrmRecord", interactionId, agentId: context.agentId, record });
  },
  "interaction.disposeInteraction": (context, { interactionId, dispositionCode, notes, callback }) =>
    order(context, {
      type: "interaction.dispose",
      interactionId,
      agentId: context.agentId,
      dispositionCode,
      notes: notes ?? "",
      callback: toCallback(context, { interactionId, callback }),
    }),
  "interaction.disposeAndDial": async (context, { interactionId, dispositionCode, notes, callback, to }) => {
    const next = { interactionId: newInteractionId(context), to: findPartysNumber(context, interactionId, to) };
    await context.run({
      type: "interaction.disposeAndDial",
      interactionId,
      agentId: context.agentId,
      dispositionCode,
      notes: notes ?? "",
      callback: toCallback(context, { interactionId, callback }),
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
