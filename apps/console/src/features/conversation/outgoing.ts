import type { Attachment, Message, MethodArguments } from "@omni/contract";
import { newId } from "@omni/live";
import { createStore, useStore } from "../../lib/store.ts";

/** What an agent sends. */
export interface WrittenMessage {
  text: string;
  attachments?: readonly Attachment[];
  /** The text is then what the template reads like. */
  template?: { templateId: string; variables: Record<string, string> };
  /** A note to colleagues. */
  isNote?: boolean;
}

/** A message that the server has not confirmed yet. */
export interface OutgoingMessage extends WrittenMessage {
  /** Names the order: sent again with the same key, the customer gets the message once. */
  key: string;
  interactionId: string;
  /** The last message that had arrived when the agent sent this one. */
  after: string | null;
  /** Why it did not go out; null while it is on its way. */
  problem: string | null;
}

const outgoing = createStore<readonly OutgoingMessage[]>([]);

export const addOutgoing = (
  interactionId: string,
  written: WrittenMessage,
  arrived: readonly Message[],
): OutgoingMessage => {
  const after = arrived.at(-1)?.messageId ?? null;
  const message = { ...written, key: newId(), interactionId, after, problem: null };
  outgoing.update((all) => [...all, message]);
  return message;
};

export const setOutgoingProblem = (key: string, problem: string | null): void =>
  outgoing.update((all) => all.map((each) => (each.key === key ? { ...each, problem } : each)));

export const removeOutgoing = (key: string): void => outgoing.update((all) => all.filter((each) => each.key !== key));

export const useOutgoing = (interactionId: string): readonly OutgoingMessage[] =>
  useStore(outgoing, (all) => all).filter((each) => each.interactionId === interactionId);

/** The order that sends it. */
export const toSendArguments = ({
  interactionId,
  text,
  attachments = [],
  template,
  isNote = false,
}: OutgoingMessage): MethodArguments["interaction.sendMessage"] => ({
  interactionId,
  ...(template ?? { text }),
  ...(attachments.length > 0 && { attachmentIds: attachments.map(({ attachmentId }) => attachmentId) }),
  ...(isNote && { visibility: "AGENTS" }),
});

/**
 * Those that have not arrived. A message's event comes before the answer to its order: it is never shown as both, and one that
 * says the same as another stands for that one alone. One that failed stays until the agent sends it again or discards it.
 */
export function notArrived(
  sent: readonly OutgoingMessage[],
  arrived: readonly Message[],
  userId: string,
): readonly OutgoingMessage[] {
  const taken = new Set<Message>();
  return sent.filter((each) => {
    if (each.problem !== null) return true;
    const first = arrived.findIndex(({ messageId }) => messageId === each.after) + 1;
    const itself = arrived.slice(first).find((message) => !taken.has(message) && isSame(each, message, userId));
    if (itself !== undefined) taken.add(itself);
    return itself === undefined;
  });
}

const isSame = (
  { text, isNote = false, attachments = [] }: OutgoingMessage,
  message: Message,
  userId: string,
): boolean =>
  message.senderId === userId &&
  message.text === text &&
  (message.visibility === "AGENTS") === isNote &&
  message.attachments.length === attachments.length &&
  attachments.every(({ attachmentId }, index) => message.attachments[index]?.attachmentId === attachmentId);
