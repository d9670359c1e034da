import { toCallback } from "../callback.ts";
import type { CallbackEventType, DomainEventOf } from "../domain-event.ts";
import type { World } from "../world.ts";
import { aboutIfSeen, type Deliverers, type Delivery } from "./delivery.ts";

type Due = DomainEventOf<"callback.due"> | DomainEventOf<"callback.announced">;

/** Told with the interaction that is the call. */
function due(event: Due, { callbacks }: World): Delivery[] {
  const callback = callbacks.get(event.callbackId);
  if (callback === undefined) return [];
  return aboutIfSeen(event, "callbackDue", { callback: { ...toCallback(callback), state: "DUE" } });
}

export const callbackDeliverers: Deliverers<CallbackEventType> = {
  "callback.scheduled": (event) => aboutIfSeen(event, "callbackScheduled", { callback: toCallback(event.callback) }),
  "callback.due": due,
  "callback.announced": due,
  // The contract knows no event for these; the list of callbacks shows their state.
  "callback.reminded": () => [],
  "callback.dialled": () => [],
  "callback.reached": () => [],
  "callback.cancelled": () => [],
  "callback.failed": () => [],
  "callback.customerReplaced": () => [],
};
