import { toCallback } from "../callback.ts";
import type { CallbackEventType, DomainEventOf } from "../domain-event.ts";
import type { World } from "../world.ts";
import { aboutIfSeen, toAgent, type Deliverers, type Delivery } from "./delivery.ts";

type Due = DomainEventOf<"callback.due"> | DomainEventOf<"callback.announced">;

/** Told with the interaction that is the call. */
function due(event: Due, { callbacks }: World): Delivery[] {
  const callback = callbacks.get(event.callbackId);
  if (callback === undefined) return [];
  return aboutIfSeen(event, "callbackDue", { callback: { ...toCallback(callback), state: "DUE" } });
}

/** Of no interaction: the one in which it was agreed is over by then. An agent who is not there is not reminded. */
function reminded(
  { callbackId, agentId }: DomainEventOf<"callback.reminded">,
  { callbacks, agents }: World,
): Delivery[] {
  const callback = callbacks.get(callbackId);
  if (callback === undefined || agents.get(agentId)?.loggedIn !== true) return [];
  return [toAgent(agentId, "callbackReminder", { callback: toCallback(callback) })];
}

export const callbackDeliverers: Deliverers<CallbackEventType> = {
  "callback.scheduled": (event) => aboutIfSeen(event, "callbackScheduled", { callback: toCallback(event.callback) }),
  "callback.due": due,
  "callback.announced": due,
  "callback.reminded": reminded,
  // The contract knows no event for these; the list of callbacks shows their state.
  "callback.dialled": () => [],
  "callback.reached": () => [],
  "callback.cancelled": () => [],
  "callback.failed": () => [],
  "callback.customerReplaced": () => [],
};
