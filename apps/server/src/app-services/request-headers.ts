import { validateHeaderName, validateHeaderValue } from "node:http";
import { invalidRequest } from "./request-error.ts";
import type { SecretTemplates } from "./secret-templates.ts";

const mostHeaders = 50;
const mostResponseHeaders = 100;

/** These belong to the connection, to browsers or to whoever stands between. */
const refused =
  /^(host|cookie2?|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|via|forwarded|origin|referer|accept-encoding)$|^(proxy|sec|x-forwarded|x-real|x-omni)-/;

/** What an app is not told: cookies of the service, and what belongs to the connection. */
const withheld =
  /^(set-cookie2?|connection|keep-alive|transfer-encoding|te|trailer|upgrade|clear-site-data|strict-transport-security|alt-svc|nel|report-to|reporting-endpoints|public-key-pins|set-login)$|^(proxy|sec|cross-origin|content-security-policy|access-control)-?/;

export interface FilledHeaders {
  /** All of them, with the secrets. */
  headers: Record<string, string>;
  /** The names of those that hold a secret, or are one by their nature. */
  confidential: ReadonlySet<string>;
}

/** The headers of an app's request. Rejects with INVALID_ARGUMENT for those that an app may not send. */
export function toRequestHeaders(given: Readonly<Record<string, string>>, secrets: SecretTemplates): FilledHeaders {
  const entries = Object.entries(given);
  if (entries.length > mostHeaders)
    throw invalidRequest("argument.headers", `at most ${mostHeaders} headers`, `${entries.length}`);
  const headers: Record<string, string> = {};
  const confidential = new Set(["authorization"]);
  for (const [givenName, template] of entries) {
    const name = givenName.toLowerCase();
    const path = `argument.headers.${givenName.slice(0, 60)}`;
    if (refused.test(name)) throw invalidRequest(path, "a header that an app may send", "one that it may not");
    const value = secrets.fill(template);
    if (!isHeader(name, value))
      throw invalidRequest(path, "a header's name and value", "characters that no header has");
    headers[name] = value;
    if (value !== template) confidential.add(name);
  }
  return { headers, confidential };
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** The answer's headers that an app gets. */
export function toResponseHeaders(
  given: Readonly<Record<string, string | string[] | undefined>>,
  secrets: SecretTemplates,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => !withheld.test(name.toLowerCase()))
      .slice(0, mostResponseHeaders)
      .flatMap(([name, value]) =>
        value === undefined
          ? []
          : [[name.toLowerCase(), secrets.hide(Array.isArray(value) ? value.join(", ") : value)] as const],
      ),
  );
}
