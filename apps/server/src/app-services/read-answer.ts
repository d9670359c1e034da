import type { MethodResults } from "@omni/contract";
import type { Dispatcher } from "undici";
import { requestError } from "./request-error.ts";
import { toResponseHeaders } from "./request-headers.ts";
import type { SecretTemplates } from "./secret-templates.ts";

export type Answer = MethodResults["app.request"];

/** The answer as the app gets it: JSON as its value, text as text, other bytes as `{ base64 }`; secrets hidden. */
export async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  secrets: SecretTemplates,
  limitBytes: number,
): Promise<Answer> {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    throw requestError("RESPONSE_ENCODED", "The service answered in an encoding that was not asked for.");
  const bytes = await readBytes(body, limitBytes);
  const contentType = String(headers["content-type"] ?? "");
  return {
    status: statusCode,
    headers: toResponseHeaders(headers, secrets),
    body: toBody(bytes, contentType, secrets),
  };
}

async function readBytes(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limitBytes)
      throw requestError("RESPONSE_TOO_LARGE", `The service answered with more than ${limitBytes} bytes.`, {
        limitBytes,
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toBody(bytes: Buffer, contentType: string, secrets: SecretTemplates): unknown {
  if (bytes.length === 0) return null;
  const text = toText(bytes);
  if (text === null) return { base64: bytes.toString("base64") };
  const shown = secrets.hide(text);
  return /^[^;]*[/+]json\b/i.test(contentType) ? (parse(shown) ?? shown) : shown;
}

function toText(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
