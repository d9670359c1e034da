import type { Dispatcher } from "undici";
import type { PreparedRequest } from "./prepare-request.ts";
import { requestError } from "./request-error.ts";

const statuses = new Set([301, 302, 303, 307, 308]);

/** The request that a redirect leads to, or null when the answer is none. Another origin never gets what is confidential. */
export function toRedirect(
  request: PreparedRequest,
  { statusCode, headers }: Pick<Dispatcher.ResponseData, "statusCode" | "headers">,
): PreparedRequest | null {
  const { location } = headers;
  if (!statuses.has(statusCode) || typeof location !== "string") return null;
  if (!URL.canParse(location, request.url))
    throw requestError("REDIRECT_REFUSED", "The service redirected to nowhere.");
  const url = new URL(location, request.url);
  url.hash = "";
  const isElsewhere = url.origin !== request.url.origin;
  const becomesGet =
    request.method !== "GET" && (statusCode === 303 || (statusCode < 303 && request.method === "POST"));
  const body = becomesGet ? null : request.body;
  if (isElsewhere && body !== null && request.bodyHasSecrets)
    throw requestError("REDIRECT_REFUSED", `The service redirected a body with secrets to ${url.origin}.`, {
      origin: url.origin,
    });
  const kept = Object.entries(request.headers).filter(
    ([name]) => !(isElsewhere && request.confidential.has(name)) && !(body === null && name === "content-type"),
  );
  return { ...request, url, method: becomesGet ? "GET" : request.method, headers: Object.fromEntries(kept), body };
}
