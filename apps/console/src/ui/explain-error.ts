import { OmniError } from "@omni/wire";
import { messages } from "./messages.ts";

/** An error in words for an agent: what happened and what to do. */
export function explainError(error: unknown): string {
  if (!OmniError.is(error)) return messages.errors.INTERNAL(null);
  const { code, message, correlationId } = error;
  if (code === "INTERNAL") return messages.errors.INTERNAL(correlationId);
  if (code === "OFFLINE" || code === "TIMEOUT" || code === "NOT_LOGGED_IN") return messages.errors[code];
  return message;
}
