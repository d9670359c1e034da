import type { Message } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { isMessageEvent } from "../../centre/event-log.ts";
import { newId } from "../../new-id.ts";
import { findOwnInteraction } from "../find-own-interaction.ts";
import type { CallContext, MethodHandlers } from "../call-context.ts";

const defaultMessageLimit = 200;

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

export const messageMethods: MethodHandlers = {
  "interaction.sendMessage": (context, { interactionId, text, templateId, attachmentIds }) => {
    if (templateId !== undefined || (attachmentIds ?? []).length > 0)
      throw new OmniError("NOT_SUPPORTED", "This server sends text only. Leave templateId and attachmentIds out.");
    return sendMessage(context, interactionId, text ?? "");
  },
  "interaction.getMessages": (context, { interactionId, before, limit }) => {
    findOwnInteraction(context, interactionId);
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
};
