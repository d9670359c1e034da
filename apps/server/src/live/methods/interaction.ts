import type { Interaction as InteractionView, Message } from "@omni/contract";
import { toInteraction, type Command, type Interaction } from "@omni/engine";
import { OmniError } from "@omni/wire";
import { isMessageEvent } from "../../centre/event-log.ts";
import { newId } from "../../new-id.ts";
import { sessionOf, type CallContext, type MethodHandlers } from "../call-context.ts";

const defaultMessageLimit = 200;

/** An interaction that the agent has, had, or is being offered; INTERACTION_NOT_FOUND for anybody else's. */
function find({ centre, agentId }: CallContext, interactionId: string): Interaction {
  const interaction = centre.findInteraction(interactionId);
  if (interaction !== null && (interaction.agentId === agentId || interaction.offer?.agentId === agentId))
    return interaction;
  throw new OmniError(
    "INTERACTION_NOT_FOUND",
    `You have no interaction ${interactionId}. Use an id from getInteractions() or from an event.`,
    { details: { interactionId } },
  );
}

/** Carries an order out and answers with the interaction after it. */
async function order(context: CallContext, command: Command & { interactionId: string }): Promise<InteractionView> {
  await context.run(command);
  const interaction = context.centre.findInteraction(command.interactionId);
  if (interaction === null) throw new Error(`Interaction ${command.interactionId} vanished.`);
  return toInteraction(interaction);
}

async function sendMessage(context: CallContext, interactionId: string, text: string): Promise<Message> {
  const { agentId, key, centre } = context;
  const outcome = await context.run({
    type: "interaction.sendMessage",
    interactionId,
    agentId,
    messageId: newId("message"),
    clientId: key,
    text,
    attachments: [],
  });
  const sent = outcome.events.find(isMessageEvent);
  if (sent !== undefined) return sent.message;
  const double = centre.log
    .messagesOf(interactionId, Number.MAX_SAFE_INTEGER, defaultMessageLimit)
    .find(({ message }) => message.messageId === outcome.duplicateOf);
  if (double === undefined) throw new Error("A message was neither sent nor found.");
  return double.message;
}

export const interactionMethods: MethodHandlers = {
  "interaction.getInteractions": (context) =>
    sessionOf(context).work.flatMap(({ interactionId }) => {
      const interaction = context.centre.world.interactions.get(interactionId);
      return interaction === undefined ? [] : [toInteraction(interaction)];
    }),
  "interaction.getInteraction": (context, { interactionId }) => toInteraction(find(context, interactionId)),
  "interaction.acceptInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.accept", interactionId, agentId: context.agentId }),
  "interaction.rejectInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.reject", interactionId, agentId: context.agentId }),
  "interaction.selectInteraction": (context, { interactionId }) =>
    order(context, { type: "agent.selectInteraction", interactionId, agentId: context.agentId }),
  "interaction.endInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.end", endedBy: "AGENT", interactionId, agentId: context.agentId }),
  "interaction.sendMessage": (context, { interactionId, text, templateId, attachmentIds }) => {
    if (templateId !== undefined || (attachmentIds ?? []).length > 0)
      throw new OmniError("NOT_SUPPORTED", "This server sends text only. Leave templateId and attachmentIds out.");
    return sendMessage(context, interactionId, text ?? "");
  },
  "interaction.getMessages": (context, { interactionId, before, limit }) => {
    find(context, interactionId);
    return context.centre.log
      .messagesOf(interactionId, before ?? Number.MAX_SAFE_INTEGER, limit ?? defaultMessageLimit)
      .map(({ message }) => message);
  },
  "interaction.setTyping": async (context, { interactionId, typing }) => {
    const { agentId, centre } = context;
    // Typing passes: it is no order that must not be done twice.
    await centre.execute({ type: "interaction.setTyping", from: "AGENT", interactionId, agentId, typing });
    return null;
  },
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
