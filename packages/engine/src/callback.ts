import type { Callback as CallbackView, CustomerDetails } from "@omni/contract";
import type { Id } from "./directory.ts";

export type CallbackState = CallbackView["state"];

/** What ties a call to the callback that it fulfils, and callbacks that follow one another. */
export interface CallbackLink {
  callbackId: Id;
  /** The how-manieth callback in a row for the same matter, from 1. */
  count: number;
  /** The first of the row: ids of the next ones are made from it. */
  root: Id;
}

/** A promise to call a customer: immutable, plain JSON, rebuilt by `evolve` alone. */
export interface Callback {
  callbackId: Id;
  /** The interaction in which it was agreed. */
  interactionId: Id;
  /** The interaction that will be, or is, the call. */
  callInteractionId: Id;
  campaignId: Id;
  customer: CustomerDetails;
  phone: string;
  at: number;
  notes: string;
  /** For the same agent; otherwise for any agent of the campaign. */
  self: boolean;
  agentId: Id;
  count: number;
  root: Id;
  state: CallbackState;
  createdAt: number;
  remindedAt: number | null;
  /** The agent who was last told that it is due. */
  announcedTo: Id | null;
  closedAt: number | null;
  version: number;
}

/** How long before its time the agent of an own callback is reminded. */
export const reminderMs = 5 * 60_000;

/** How long a due callback waits for its own agent before the whole campaign may take it. */
export const ownAgentMs = 15 * 60_000;

/** Nothing more can happen to it. */
export const isCallbackClosed = ({ closedAt }: Callback): boolean => closedAt !== null;

export const toCallback = (callback: Callback): CallbackView => ({
  callbackId: callback.callbackId,
  interactionId: callback.interactionId,
  campaignId: callback.campaignId,
  customerId: callback.customer.customerId,
  at: callback.at,
  self: callback.self,
  phone: callback.phone,
  state: callback.state,
  notes: callback.notes,
});
