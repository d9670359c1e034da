import type { Attachment, MethodArguments } from "@omni/contract";
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
  /** Why it did not go out; null while it is on its way. */
  problem: string | null;
}

const outgoing = createStore<readonly OutgoingMessage[]>([]);

export const addOutgoing = (interactionId: string, written: WrittenMessage): OutgoingMessage => {
  const message = { ...written, key: newId(), interactionId, problem: null };
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
