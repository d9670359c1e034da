import type { ErrorCode } from "@omni/contract";

/** Shared by every copy of this class in a page or process. */
const brand = Symbol.for("omni.error");

/** The codes whose entry in the contract says that the same call may succeed later; a test holds the two together. */
const retryableCodes: readonly ErrorCode[] = [
  "HANDSHAKE_TIMEOUT",
  "ACCOUNT_LOCKED",
  "CHANNEL_UNAVAILABLE",
  "TARGET_UNAVAILABLE",
  "RATE_LIMITED",
  "TIMEOUT",
  "OFFLINE",
];

export interface OmniErrorOptions {
  details?: Readonly<Record<string, unknown>> | undefined;
  correlationId?: string | undefined;
  cause?: unknown;
}

/** Every refusal and every broken link, told apart by `code`. Recognise one with `OmniError.is`, never by `instanceof`. */
export class OmniError extends Error {
  override readonly name = "OmniError";
  readonly code: ErrorCode;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** What the code's entry in the contract says, such as `path`, `expected` and `got` of INVALID_ARGUMENT. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Names this failure in the console's and the server's log, or is null. */
  readonly correlationId: string | null;

  constructor(code: ErrorCode, message: string, { details = {}, correlationId, cause }: OmniErrorOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.retryable = retryableCodes.includes(code);
    this.details = details;
    this.correlationId = correlationId ?? null;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Also true for an error that another copy of the SDK made. */
  static is(value: unknown): value is OmniError {
    return typeof value === "object" && value !== null && Object.hasOwn(value, brand);
  }
}
