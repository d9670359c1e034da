import type { ErrorCode } from "@omni/contract";
import { OmniError } from "./omni-error.ts";

/** An OmniError as it travels. `retryable` follows from the code. */
export interface WireError {
  code: ErrorCode;
  message: string;
  details?: Readonly<Record<string, unknown>>;
  correlationId?: string;
}

/**
 * The one place where an exception becomes bytes. A bug leaves as INTERNAL with its text hidden; `onBug` receives the
 * exception and the id under which to log it.
 */
export function toWireError(error: unknown, onBug: (error: unknown, correlationId: string) => void): WireError {
  if (!OmniError.is(error)) {
    const correlationId = crypto.getRandomValues(new Uint32Array(2)).join("-");
    onBug(error, correlationId);
    return { code: "INTERNAL", message: "Something failed inside the console or the server.", correlationId };
  }
  const { code, message, details, correlationId } = error;
  return {
    code,
    message,
    ...(Object.keys(details).length > 0 && { details }),
    ...(correlationId !== null && { correlationId }),
  };
}

export function fromWireError({ code, message, ...rest }: WireError): OmniError {
  return new OmniError(code, message, rest);
}
