import type { Message, MethodArguments } from "@omni/contract";
import type { CommandOf } from "@omni/engine";
import { isMessageEvent } from "../../centre/event-log.ts";
import { newId } from "../../new-id.ts";
import { findOwnInteraction } from "../find-own-interaction.ts";
import type { CallContext, MethodHandlers } from "../call-context.ts";

const defaultMessageLimit = 200;

type SendArguments = MethodArguments["interaction.sendMessage"];

/** Sends the message with its files, in one piece of work; the same order sent again finds what it did. */
async function sendMessage(context: CallContext, argument: SendArguments): Promise<Message> {
  const { agentId, key, centre, attachments, messaging } = context;
  const { interactionId, attachmentIds = [] } = argument;
  const orderKey = `call:${agentId}:${key}`;
  const outcome = await centre.transact((apply) => {
    const isRepeated = centre.log.findByKey(orderKey) !== null;
    const files = isRepeated ? [] : attachments.forMessage(attachmentIds, `agent:${agentId}`, interactionId);
    const command: CommandOf<"interaction.sendMessage"> = {
      type: "interaction.sendMessage",
      interactionId,
      agentId,
      messageId: newId("message"),
      clientId: key,
      text: argument.text ?? "",
      attachments: files,
      ...templateOf(argument),
      ...(argument.visibility === undefined ? {} : { visibility: argument.visibility }),
    };
    const applied = apply(command, orderKey);
    const conversationId = centre.findInteraction(interactionId)?.conversationId ?? null;
    if (!applied.repeated && applied.duplicateOf === null) {
      attachments.bind(files, { interactionId, conversationId }, command.messageId);
      if (command.template !== undefined) messaging.noteTemplate(command.messageId, command.template);
    }
    return applied;
  });
  const sent = outcome.events.find(isMessageEvent);
  if (sent !== undefined) return sent.message;
  const double = centre.log
    .messagesOf(interactionId, Number.MAX_SAFE_INTEGER, defaultMessageLimit)
    .find(({ message }) => message.messageId === outcome.duplicateOf);
  if (double === undefined) throw new Error("A message was neither sent nor found.");
  return double.message;
}

const templateOf = ({ templateId, variables = {} }: SendArguments) =>
  templateId === undefined ? {} : { template: { templateId, variables } };

export const messageMethods: MethodHandlers = {
  "interaction.sendMessage": sendMessage,
  "interaction.getMessages": (context, { interactionId, before, limit }) => {
    findOwnInteraction(context, interactionId);
    const found = context.centre.log
      .messagesOf(interactionId, before ?? Number.MAX_SAFE_INTEGER, limit ?? defaultMessageLimit)
      .map(({ message }) => message);
    return context.statuses.apply(interactionId, found);
  },
  "interaction.setTyping": async (context, { interactionId, typing }) => {
    const { agentId, centre } = context;
    // Typing passes: it is no order that must not be done twice.
    await centre.execute({ type: "interaction.setTyping", from: "AGENT", interactionId, agentId, typing });
    return null;
  },
};
