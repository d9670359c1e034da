import type { CustomerDetails } from "@omni/contract";
import type { Callback } from "../callback.ts";
import type { Id } from "../directory.ts";

/**
 * `interactionId` is where the fact belongs: the interaction that the callback was agreed in, and once it is due, the
 * one that is the call. `agentId` is the agent who is told.
 */
export interface CallbackFacts {
  "callback.scheduled": { agentId: Id; callback: Callback };
  "callback.reminded": { agentId: Id };
  "callback.due": { agentId: Id | null };
  /** Told to an agent who is offered the call. */
  "callback.announced": { agentId: Id };
  "callback.dialled": { agentId: Id };
  /** The customer answered. */
  "callback.reached": { agentId: Id };
  "callback.cancelled": { agentId: Id };
  "callback.failed": { agentId: Id | null };
  "callback.customerReplaced": { agentId: null; customer: CustomerDetails };
}
