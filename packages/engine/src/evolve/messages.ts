import type { Message } from "@omni/contract";
import type { Id } from "../directory.ts";
import { recentMessageLimit, type Interaction } from "../interaction.ts";
import type { InteractionReducers } from "./enter.ts";

const previewLength = 120;

/** The beginning of the text, never half of a surrogate pair. */
const toPreview = (text: string): string =>
  text.length <= previewLength ? text : text.slice(0, previewLength).replace(/[\uD800-\uDBFF]$/, "");

/** So that a client that lost the answer and sends it again is told what became of it. */
function remember(interaction: Interaction, { messageId }: Message, clientId: Id | null): Interaction {
  const { recentMessages } = interaction;
  if (clientId === null) return interaction;
  return {
    ...interaction,
    recentMessages: [...recentMessages.slice(1 - recentMessageLimit), { clientId, messageId }],
  };
}

/** Customer and agents count the same messages: a note among agents is none of them. */
const count = (interaction: Interaction, message: Message, clientId: Id | null): Interaction => ({
  ...remember(interaction, message, clientId),
  messageCount: interaction.messageCount + 1,
  lastMessageAt: message.sentAt,
  lastMessagePreview: toPreview(message.text),
});

export const messageReducers: InteractionReducers = {
  "interaction.messageReceived": (interaction, { at, clientId, message, unseen }) => ({
    ...count(interaction, message, clientId),
    customerWroteAt: at,
    unread: interaction.selected && !unseen ? 0 : interaction.unread + 1,
  }),
  "interaction.messageSent": (interaction, { clientId, message }) =>
    message.visibility === "AGENTS"
      ? remember(interaction, message, clientId)
      : {
          ...count(interaction, message, clientId),
          recentStatuses: [
            ...interaction.recentStatuses.slice(1 - recentMessageLimit),
            { messageId: message.messageId, status: message.status },
          ],
          // Who answers has read; a supervisor or a colleague who says something has not read for the agent.
          unread: message.senderId === interaction.agentId ? 0 : interaction.unread,
        },
  "interaction.messageStatusKept": (interaction, { messageId, status }) => ({
    ...interaction,
    recentStatuses: interaction.recentStatuses.map((each) =>
      each.messageId === messageId ? { messageId, status } : each,
    ),
  }),
};
