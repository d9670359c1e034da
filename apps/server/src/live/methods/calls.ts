import type { CallContext, MethodHandlers } from "../call-context.ts";
import { order } from "../order.ts";

type OrderType = "hold" | "resume" | "mute" | "unmute";

const callOrder =
  (name: OrderType) =>
  (context: CallContext, { interactionId }: { interactionId: string }) =>
    order(context, { type: `interaction.${name}`, interactionId, agentId: context.agentId });

/** What agents do with a call, and whom they ask in on any channel. */
export const callMethods: MethodHandlers = {
  "interaction.holdInteraction": callOrder("hold"),
  "interaction.resumeInteraction": callOrder("resume"),
  "interaction.muteInteraction": callOrder("mute"),
  "interaction.unmuteInteraction": callOrder("unmute"),
  "interaction.sendDtmf": async (context, { interactionId, digits }) => {
    await context.run({ type: "interaction.sendDigits", interactionId, agentId: context.agentId, digits });
    return null;
  },
  "interaction.transferInteraction": (context, { interactionId, target }) =>
    order(context, { type: "interaction.transfer", interactionId, agentId: context.agentId, target }),
  "interaction.startConsult": (context, { interactionId, target }) =>
    order(context, { type: "interaction.startConsult", interactionId, agentId: context.agentId, target }),
  "interaction.completeConsult": (context, { interactionId, action }) =>
    order(context, { type: "interaction.completeConsult", interactionId, agentId: context.agentId, action }),
  "interaction.addParticipant": (context, { interactionId, target }) =>
    order(context, { type: "interaction.addParticipant", interactionId, agentId: context.agentId, target }),
  "interaction.removeParticipant": (context, { interactionId, participantId }) =>
    order(context, { type: "interaction.removeParticipant", interactionId, agentId: context.agentId, participantId }),
};
