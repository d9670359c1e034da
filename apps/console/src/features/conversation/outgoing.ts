import { newId } from "@omni/live";
import { createStore, useStore } from "../../lib/store.ts";

/** A message that the server has not confirmed yet. */
export interface OutgoingMessage {
  /** Names the order: sent again with the same key, the customer gets the message once. */
  key: string;
  interactionId: string;
  text: string;
  failed: boolean;
}

const outgoing = createStore<readonly OutgoingMessage[]>([]);

export const addOutgoing = (interactionId: string, text: string): OutgoingMessage => {
  const message = { key: newId(), interactionId, text, failed: false };
  outgoing.update((all) => [...all, message]);
  return message;
};

export const setOutgoingFailed = (key: string, failed: boolean): void =>
  outgoing.update((all) => all.map((each) => (each.key === key ? { ...each, failed } : each)));

export const removeOutgoing = (key: string): void => outgoing.update((all) => all.filter((each) => each.key !== key));

export const useOutgoing = (interactionId: string): readonly OutgoingMessage[] =>
  useStore(outgoing, (all) => all).filter((each) => each.interactionId === interactionId);
