import type { Issue } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { measureJson } from "./measure-json.ts";

/** Why a value from a frame goes no further, or null. */
export function checkSize(value: unknown, limitBytes: number): OmniError | null {
  const size = measureJson(value, limitBytes);
  if (typeof size !== "number") {
    return invalidArgument("The call", { ...size, path: size.path === "" ? "argument" : `argument.${size.path}` });
  }
  return size <= limitBytes
    ? null
    : new OmniError("PAYLOAD_TOO_LARGE", `The argument is larger than ${limitBytes} bytes.`, {
        details: { limitBytes },
      });
}

export const invalidArgument = (method: string, issue: Issue): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${method}: ${issue.path} should be ${issue.expected}, got ${issue.got}.`, {
    details: { ...issue },
  });
