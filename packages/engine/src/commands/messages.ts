import type { Message, MessageStatus } from "@omni/contract";
import { isLooking } from "../agent-session.ts";
import type { CommandOf } from "../command.ts";
import { participantsOf } from "../connect.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isClosed, type Interaction } from "../interaction.ts";
import { partOf } from "../part-of.ts";
import { checkChannel, toText } from "./message-text.ts";
import { findInteraction, findPart, isTalking, ownerOf, wrongState } from "./find.ts";
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
  sender: Pick<Message, "from" | "senderId" | "senderName" | "visibility">,
): Message => ({ messageId, ...sender, text, attachments, sentAt: draft.now, status: "SENT" });

const order: Record<MessageStatus, number> = { SENT: 0, DELIVERED: 1, READ: 2, FAILED: 3 };

/** A message's status only moves forwards; what was delivered has not failed. */
const mayBecome = (from: MessageStatus, to: MessageStatus): boolean =>
  to === "FAILED" ? from === "SENT" : order[from] < order[to];

/** Says it in a written conversation. `toldId` learns of it whether or not others take part. */
export function send(
  draft: Draft,
  interaction: Interaction,
  command: CommandOf<"interaction.sendMessage">,
  toldId: Id | null,
): Refusal | null {
  const { interactionId, agentId, clientId, visibility = "EVERYONE" } = command;
  if (isRepeated(draft, interaction, command)) return null;
  const wrongChannel = checkChannel(interaction);
  if (wrongChannel !== null) return wrongChannel;
  if (command.template === undefined) {
    const refusal = checkContent(command);
    if (refusal !== null) return refusal;
  }
  if (!isTalking(interaction))
    return wrongState(interaction, "send a message", "Messages go out while the conversation is connected.");
  if (visibility === "EVERYONE" && partOf(interaction, agentId) === "CONSULT")
    return wrongState(
      interaction,
      "send a message",
      'Who is consulted writes to the agents only: visibility "AGENTS". Join first to write to the customer.',
    );
  const text = toText(draft, interaction, command);
  if (typeof text !== "string") return text;
  const refusal = checkContent({ ...command, text });
  if (refusal !== null) return refusal;
  const senderName = draft.directory.users.get(agentId)?.name ?? agentId;
  const message = toMessage(draft, { ...command, text }, { from: "AGENT", senderId: agentId, senderName, visibility });
  draft.emit({ type: "interaction.messageSent", interactionId, agentId: toldId ?? agentId, clientId, message });
  return null;
}

export const messageHandlers: Handlers<
  "interaction.receiveMessage" | "interaction.sendMessage" | "interaction.setTyping" | "interaction.setMessageStatus"
> = {
  "interaction.receiveMessage": (draft, command) => {
    const { interactionId, clientId } = command;
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (isRepeated(draft, interaction, command)) return null;
    const refusal = checkChannel(interaction) ?? checkContent(command);
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
    const message = toMessage(draft, command, {
      from: "CUSTOMER",
      senderId: customerId,
      senderName: name,
      visibility: "EVERYONE",
    });
    const agent = agentId === null ? undefined : draft.agent(agentId);
    const unseen = interaction.selected && agent !== undefined && !isLooking(agent);
    draft.emit({
      type: "interaction.messageReceived",
      interactionId,
      agentId,
      clientId,
      message,
      ...(unseen && { unseen }),
    });
    return null;
  },

  "interaction.sendMessage": (draft, command) => {
    const interaction = findPart(draft, command);
    return "outcome" in interaction ? interaction : send(draft, interaction, command, command.agentId);
  },

  "interaction.setTyping": (draft, command) => {
    const { interactionId, typing, from } = command;
    const interaction = from === "AGENT" ? findPart(draft, command) : findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    if (!isTalking(interaction)) {
      if (from === "CUSTOMER") return null;
      return wrongState(interaction, "tell that the agent is typing", "Wait until the conversation is connected.");
    }
    if (from === "AGENT" && partOf(interaction, command.agentId) === "CONSULT")
      return wrongState(interaction, "tell the customer", "Who is consulted is not seen by the customer. Join first.");
    const agentId = ownerOf(interaction);
    draft.emit({ type: "interaction.typingChanged", interactionId, agentId, from, typing, ephemeral: true });
    return null;
  },

  "interaction.setMessageStatus": (draft, { interactionId, messageId, status }) => {
    const interaction = findInteraction(draft, interactionId);
    if ("outcome" in interaction) return interaction;
    const known = interaction.recentStatuses.find((each) => each.messageId === messageId);
    if (known !== undefined && !mayBecome(known.status, status)) return null;
    const agentId = ownerOf(interaction);
    draft.emit({ type: "interaction.messageStatusChanged", interactionId, agentId, messageId, status });
    if (known !== undefined && !isClosed(interaction))
      draft.emit({ type: "interaction.messageStatusKept", interactionId, agentId: null, messageId, status });
    return null;
  },
};
