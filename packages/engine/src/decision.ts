import type { ErrorCode } from "@omni/contract";
import type { Id } from "./directory.ts";
import type { DomainEvent } from "./domain-event.ts";

/** `duplicateOf`: the command repeated a message (same client id) that is already there under this id. */
export interface Done {
  outcome: "DONE";
  events: DomainEvent[];
  duplicateOf?: Id;
}

/** Nothing happened. The message says what stands in the way and what to do. */
export interface Refusal {
  outcome: "REFUSED";
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
}

export type Decision = Done | Refusal;

export const refuse = (code: ErrorCode, message: string, details?: Record<string, unknown>): Refusal =>
  details === undefined ? { outcome: "REFUSED", code, message } : { outcome: "REFUSED", code, message, details };

export const isRefusal = (found: object): found is Refusal => "outcome" in found && found.outcome === "REFUSED";
