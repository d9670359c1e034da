import type { MethodArguments } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { invalidRequest, requestError } from "./request-error.ts";
import { toRequestHeaders } from "./request-headers.ts";
import { SecretTemplates } from "./secret-templates.ts";

export type RequestArgument = MethodArguments["app.request"];

/** What one app may reach, and what an administrator filled in for it. */
export interface AppReach {
  /** Origins of the manifest's `egress`, and of settings marked so. */
  origins: readonly string[];
  /** The value of a setting of type `url`; null: it is empty, undefined: there is none of this key. */
  urlOf(settingsKey: string): string | null | undefined;
  readSecret(key: string): string | null;
}

/** A request with its secrets. It never leaves this folder in an error or a log. */
export interface PreparedRequest {
  url: URL;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers: Record<string, string>;
  /** Names of headers that another origin must not get. */
  confidential: ReadonlySet<string>;
  body: string | null;
  bodyHasSecrets: boolean;
  secrets: SecretTemplates;
  /** Where it may go. */
  origins: readonly string[];
}

export const largestRequestBytes = 1024 * 1024;

/** Checks what an app asks for, and puts the secrets in. */
export function prepareRequest(reach: AppReach, argument: RequestArgument): PreparedRequest {
  const { method = "GET", headers: given = {} } = argument;
  const secrets = new SecretTemplates((key) => reach.readSecret(key));
  const { url, origins } = toUrl(reach, argument, secrets);
  const { headers, confidential } = toRequestHeaders(given, secrets);
  const body = toBody(argument.body, headers, secrets);
  if (body.text !== null && method === "GET") throw invalidRequest("argument.body", "no body with GET", "a body");
  if (body.text !== null && Buffer.byteLength(body.text) > largestRequestBytes)
    throw new OmniError("PAYLOAD_TOO_LARGE", `The body is larger than ${largestRequestBytes} bytes.`, {
      details: { limitBytes: largestRequestBytes },
    });
  headers["accept-encoding"] = "identity";
  return {
    ...{ url, method, headers, confidential, secrets, origins },
    body: body.text,
    bodyHasSecrets: body.hasSecrets,
  };
}

function toUrl(reach: AppReach, { url: given, settingsKey }: RequestArgument, secrets: SecretTemplates) {
  const template = toTemplate(reach, given, settingsKey);
  // A secret never decides where a request goes.
  const [, origin = "", rest = ""] = /^(https?:\/\/[^/?#\\]*)(.*)$/is.exec(template) ?? [];
  if (origin === "" || SecretTemplates.has(origin) || !URL.canParse(origin))
    throw invalidRequest("argument.url", "an http(s) address", origin === "" ? "another" : "a host that is none");
  const filled = origin + secrets.fill(rest, encodeURIComponent);
  if (!URL.canParse(filled)) throw invalidRequest("argument.url", "an http(s) address", "another");
  const url = new URL(filled);
  if (url.username !== "" || url.password !== "")
    throw invalidRequest("argument.url", "an address without user and password", "one with them");
  checkOrigin(url, reach.origins);
  url.hash = "";
  return { url, origins: reach.origins };
}

/** The address with its placeholders: the given one, or that of a setting, or one below that of a setting. */
function toTemplate({ urlOf }: AppReach, url: string | undefined, settingsKey: string | undefined): string {
  if (settingsKey === undefined) {
    if (url === undefined) throw invalidRequest("argument", "url or settingsKey", "neither");
    return url;
  }
  const base = urlOf(settingsKey);
  if (base === undefined) throw invalidRequest("argument.settingsKey", "the key of a setting of type url", "another");
  if (base === null)
    throw requestError(
      "SETTING_EMPTY",
      `The app's setting ${settingsKey} is empty. Ask an administrator to fill it in.`,
      {
        key: settingsKey,
      },
    );
  if (url === undefined) return base;
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(url.trim()))
    throw invalidRequest("argument.url", "a path below the setting's address", "an address of its own");
  return `${base.replace(/[?#].*$/s, "").replace(/\/$/, "")}/${url.replace(/^\//, "")}`;
}

export function checkOrigin(url: URL, origins: readonly string[]): void {
  if (origins.includes(url.origin)) return;
  throw requestError(
    "ORIGIN_NOT_ALLOWED",
    `The app may not send requests to ${url.origin}. Its manifest must name it under egress.`,
    { origin: url.origin, allowed: origins },
  );
}

function toBody(
  body: unknown,
  headers: Record<string, string>,
  secrets: SecretTemplates,
): { text: string | null; hasSecrets: boolean } {
  if (body === undefined || body === null) return { text: null, hasSecrets: false };
  const isText = typeof body === "string";
  headers["content-type"] ??= isText ? "text/plain; charset=utf-8" : "application/json";
  const template = isText ? body : JSON.stringify(body);
  const text = isText ? secrets.fill(body) : JSON.stringify(secrets.fillDeep(body));
  return { text, hasSecrets: text !== template };
}
