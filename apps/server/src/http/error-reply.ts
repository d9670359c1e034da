import type { ErrorCode } from "@omni/contract";
import { OmniError, toWireError, type WireError } from "@omni/wire";
import type { FastifyError } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

const statusOf: Partial<Record<ErrorCode, number>> = {
  INVALID_CREDENTIALS: 401,
  NOT_LOGGED_IN: 401,
  PERMISSION_DENIED: 403,
  ORIGIN_MISMATCH: 403,
  ALREADY_LOGGED_IN: 409,
  INTERACTION_NOT_FOUND: 404,
  CUSTOMER_NOT_FOUND: 404,
  INVALID_STATE: 409,
  PAYLOAD_TOO_LARGE: 413,
  ACCOUNT_LOCKED: 423,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  OFFLINE: 503,
};

export interface ErrorReply {
  status: number;
  body: { error: WireError };
}

const refused = (status: number, code: ErrorCode, message: string, details?: Record<string, unknown>): ErrorReply => ({
  status,
  body: { error: details === undefined ? { code, message } : { code, message, details } },
});

/** Every failure of a request as its status and body; bugs hide their text. */
export function toErrorReply(
  error: FastifyError | OmniError | Error,
  onBug: (error: unknown, correlationId: string) => void,
): ErrorReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation;
    const path = `${error.validationContext ?? "request"}${(issue?.instancePath ?? "").replaceAll("/", ".")}`;
    return refused(400, "INVALID_ARGUMENT", `${path}: ${issue?.message ?? "not valid"}.`, { path });
  }
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (!OmniError.is(error) && status === 413)
    return refused(413, "PAYLOAD_TOO_LARGE", "The request is larger than the server accepts.");
  if (!OmniError.is(error) && status >= 400 && status < 500)
    return refused(status, "INVALID_ARGUMENT", `${error.message}.`.replace(/\.\.$/, "."));
  const wireError = toWireError(error, onBug);
  return { status: statusOf[wireError.code] ?? 400, body: { error: wireError } };
}
