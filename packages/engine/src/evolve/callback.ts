import type { Callback } from "../callback.ts";
import type { Id } from "../directory.ts";
import type { CallbackEventType, DomainEvent, DomainEventOf } from "../domain-event.ts";

type Reducers = {
  [T in Exclude<CallbackEventType, "callback.scheduled">]: (callback: Callback, event: DomainEventOf<T>) => Callback;
};

const reducers: Reducers = {
  "callback.reminded": (callback, { at }) => ({ ...callback, remindedAt: at }),
  "callback.due": (callback, { agentId }) => ({ ...callback, state: "DUE", announcedTo: agentId }),
  "callback.announced": (callback, { agentId }) => ({ ...callback, announcedTo: agentId }),
  "callback.dialled": (callback) => ({ ...callback, state: "DIALLED" }),
  "callback.reached": (callback, { at }) => ({ ...callback, closedAt: at }),
  "callback.cancelled": (callback, { at }) => ({ ...callback, state: "CANCELLED", closedAt: at }),
  "callback.failed": (callback, { at }) => ({ ...callback, state: "FAILED", closedAt: at }),
  "callback.customerReplaced": (callback, { customer }) => ({ ...callback, customer }),
};

/** The callback after the fact. */
export function evolveCallback(
  callback: Callback | undefined,
  event: DomainEvent,
  callbackId: Id,
): Callback | undefined {
  if (event.type === "callback.scheduled") return callback ?? event.callback;
  if (callback === undefined || !("callbackId" in event) || event.callbackId !== callbackId) return callback;
  // The table pairs each type with its own reducer, which a look-up by the union of types cannot express.
  const reduce = reducers[event.type] as (callback: Callback, event: DomainEvent) => Callback;
  return { ...reduce(callback, event), version: callback.version + 1 };
}
