import { OmniError } from "@omni/wire";

/** Why a request went nowhere, in `details.reason` of TARGET_UNAVAILABLE. */
export type RequestFault =
  | "ORIGIN_NOT_ALLOWED"
  | "PRIVATE_ADDRESS"
  | "INSECURE"
  | "NOT_FOUND"
  | "UNREACHABLE"
  | "TIMED_OUT"
  | "RESPONSE_TOO_LARGE"
  | "RESPONSE_ENCODED"
  | "REDIRECT_REFUSED"
  | "SETTING_EMPTY"
  | "SECRET_EMPTY";

/** Messages name origins and keys only: paths, headers and bodies may hold secrets. */
export const requestError = (reason: RequestFault, message: string, details: Record<string, unknown> = {}): OmniError =>
  new OmniError("TARGET_UNAVAILABLE", message, { details: { reason, ...details } });

export const invalidRequest = (path: string, expected: string, got: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${path}: expected ${expected}, got ${got}.`, { details: { path, expected, got } });
