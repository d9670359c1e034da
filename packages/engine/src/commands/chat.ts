import { isClosed } from "../interaction.ts";
import { arrive } from "./arrive.ts";
import { findInteraction, viewerOf } from "./find.ts";
import type { Handlers } from "./handler.ts";

export const chatHandlers: Handlers<
  "interaction.startChat" | "interaction.startMessaging" | "interaction.customerConnectionChanged"
> = {
  "interaction.startChat": (draft, { conversation, ...command }) =>
    arrive(
      draft,
      { ...command, ...conversation, channelType: "CHAT", callType: null },
      (conversationId) => conversationId === conversation.conversationId,
    ),

  "interaction.startMessaging": (draft, { conversation, ...command }) =>
    arrive(
      draft,
      { ...command, ...conversation, callType: null },
      (conversationId) => conversationId === conversation.conversationId,
    ),

  "interaction.customerConnectionChanged": (draft, { interactionId, online }) => {
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isClosed(interaction) || interaction.customerOnline === online) return null;
    draft.emit({
      type: "interaction.customerConnectionChanged",
      interactionId,
      agentId: viewerOf(interaction),
      online,
    });
    return null;
  },
};
