import { OmniError } from "@omni/wire";
import type { FastifyInstance } from "fastify";
import { isConsoleOrigin } from "./hosts.ts";

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** Requests that change something come from our own pages only: browsers say where a request comes from. */
export function requireSameOrigin(app: FastifyInstance, publicUrl: string | null): void {
  app.addHook("onRequest", async ({ method, headers, routeOptions }) => {
    if (isSafe(method) || routeOptions.config.crossOrigin === true) return;
    const site = headers["sec-fetch-site"];
    const isOwn =
      headers.origin === undefined
        ? site === "same-origin"
        : isConsoleOrigin(headers.origin, headers.host, publicUrl) && site !== "cross-site";
    if (!isOwn)
      throw new OmniError("ORIGIN_MISMATCH", "This request does not come from a page of this server.", {
        details: { origin: headers.origin ?? null },
      });
  });
}
