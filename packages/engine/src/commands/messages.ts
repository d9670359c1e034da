import type { Message } from "@omni/contract";
import type { CommandOf } from "../command.ts";
import { participantsOf } from "../connect.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import { isClosed, type Interaction } from "../interaction.ts";
import { findInteraction, findOwn, isTalking, ownerOf, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

type MessageCommand = CommandOf<"interaction.receiveMessage"> | CommandOf<"interaction.sendMessage">;

/** The contract's limit for a text. */
const textLimit = 10_000;

function checkContent({ text, attachments }: MessageCommand): Refusal | null {
  if (text.length > textLimit)
    return refuse("PAYLOAD_TOO_LARGE", `A message has at most ${textLimit} characters. Send it in parts.`, {
      limit: textLimit,
    });
  if (text.trim() === "" && attachments.length === 0)
    return refuse("INVALID_ARGUMENT", "A message needs a text or an attachment.", {
      path: "argument.text",
      expected: "a text",
      got: "nothing",
    });
  return null;
}

/** A client that lost the answer sends the message again: it is found, not added. */
function isRepeated(draft: Draft, interaction: Interaction, { clientId }: MessageCommand): boolean {
  const earlier = clientId === null ? undefined : interaction.recentMessages.find((each) => each.clientId === clientId);
  if (earlier !== undefined) draft.duplicateOf = earlier.messageId;
  return earlier !== undefined;
}

const toMessage = (
  draft: Draft,
  { messageId, text, attachments }: MessageCommand,
  sender: Pick<Message, "from" | "senderId" | "senderName">,
): Message => ({ messageId, ...sender, text, attachments, sentAt: draft.now, status: "SENT" });

export const messageHandlers: Handlers<
  "interaction.receiveMessage" | "interaction.sendMessage" | "interaction.setTyping" | "interaction.setMessageStatus"
> = {
  "interaction.receiveMessage": (draft, command) => {
    const { interactionId, clientId } = command;
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isRepeated(draft, interaction, command)) return null;
    const refusal = checkContent(command);
    if (refusal !== null) return refusal;
    if (isClosed(interaction) || interaction.state === "DISPOSED")
      return wrongState(interaction, "add a message", "Start a new conversation.");
    const agentId = ownerOf(interaction);
    if (interaction.state === "WRAP_UP" && agentId !== null)
      draft.emit({
        type: "interaction.reopened",
        interactionId,
        agentId,
        participants: participantsOf(draft, interaction, agentId),
      });
    const { customerId, name } = interaction.customer;
    const message = toMessage(draft, command, { from: "CUSTOMER", senderId: customerId, senderName: name });
    draft.emit({ type: "interaction.messageReceived", interactionId, agentId, clientId, message });
    return null;
  },

  "interaction.sendMessage": (draft, command) => {
    const { interactionId, agentId, clientId } = command;
    const interaction = findOwn(draft, command);
    if ("outcome" in interaction) return interaction;
    if (isRepeated(draft, interaction, command)) return null;
    const refusal = checkContent(command);
    if (refusal !== null) return refusal;
    if (!isTalking(interaction))
      return wrongState(interaction, "send a message", "Messages go out while the conversation is connected.");
    const senderName = draft.directory.users.get(agentId)?.name ?? agentId;
    const message = toMessage(draft, command, { from: "AGENT", senderId: agentId, senderName });
    draft.emit({ type: "interaction.messageSent", interactionId, agentId, clientId, message });
    return null;
  },

  "interaction.setTyping": (draft, command) => {
    const { interactionId, typing, from } = command;
    const interaction = from === "AGENT" ? findOwn(draft, command) : findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (!isTalking(interaction)) {
      if (from === "CUSTOMER") return null;
      return wrongState(interaction, "tell that the agent is typing", "Wait until the conversation is connected.");
    }
    const agentId = ownerOf(interaction);
    draft.emit({ type: "interaction.typingChanged", interactionId, agentId, from, typing, ephemeral: true });
    return null;
  },

  "interaction.setMessageStatus": (draft, { interactionId, messageId, status }) => {
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    const agentId = ownerOf(interaction);
    draft.emit({ type: "interaction.messageStatusChanged", interactionId, agentId, messageId, status });
    return null;
  },
};
