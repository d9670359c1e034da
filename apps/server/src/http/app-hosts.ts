import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { projectRoot } from "../settings.ts";
import { toAppPolicy } from "./content-security-policy.ts";
import { toRequestedHost } from "./hosts.ts";

const folderOf = (appId: string): string => join(projectRoot, "examples", appId, "dist");

/** The addresses at which a console of the same server may be open, beside a request for one of its apps. */
function consoleOriginsBeside(host: string, publicUrl: string | null): string[] {
  const port = /:\d+$/.exec(host)?.[0] ?? "";
  const local = [`http://localhost${port}`, `http://127.0.0.1${port}`];
  return publicUrl === null ? local : [...local, new URL(publicUrl).origin];
}

/**
 * Each app on an origin of its own, told by the Host header, and nothing but its files there: no interface, no cookie. A
 * host that is none of the server's gets nothing at all.
 */
export function serveAppHosts(app: FastifyInstance, publicUrl: string | null, isApp: (appId: string) => boolean): void {
  app.addHook("onRequest", async (request, reply) => {
    const requested = toRequestedHost(request.headers.host, publicUrl);
    if (requested.kind === "console") return;
    if (requested.kind === "unknown" || !isApp(requested.appId))
      return reply
        .status(421)
        .send({ error: { code: "INVALID_ARGUMENT", message: "This server does not answer for this host." } });
    if (request.method !== "GET" && request.method !== "HEAD") return reply.status(405).send();
    const path = decodeURIComponent(request.url.split("?")[0] ?? "/");
    return reply
      .header("content-security-policy", toAppPolicy(consoleOriginsBeside(request.host, publicUrl)))
      .header("cross-origin-resource-policy", "cross-origin")
      .sendFile(path === "/" ? "index.html" : path.slice(1), folderOf(requested.appId), { maxAge: 0 });
  });
}
