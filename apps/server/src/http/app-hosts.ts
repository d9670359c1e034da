import { createHash } from "node:crypto";
import { toAppPolicy, toPermissionsPolicy, toSettingOrigins } from "@omni/app-package";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AppRegistry } from "../apps/app-registry.ts";
import type { HostedFiles } from "../apps/hosted-files.ts";
import { findVersion, type InstalledVersion } from "../apps/registry.ts";
import { toRequestedHost } from "./hosts.ts";

export interface AppHosting {
  registry: AppRegistry;
  hosted: HostedFiles;
}

/** The addresses at which a console of the same server may be open, beside a request for one of its apps. */
function consoleOriginsBeside(host: string, publicUrl: string | null): string[] {
  const port = /:\d+$/.exec(host)?.[0] ?? "";
  const local = [`http://localhost${port}`, `http://127.0.0.1${port}`];
  return publicUrl === null ? local : [...local, new URL(publicUrl).origin];
}

/**
 * Each app on an origin of its own, told by the Host header, and nothing but its files there, at `/si/<name>/<version>/`: no
 * interface, no cookie. A host that is none of the server's gets nothing at all.
 */
export function serveAppHosts(app: FastifyInstance, publicUrl: string | null, hosting: AppHosting): void {
  app.addHook("onRequest", async (request, reply) => {
    const requested = toRequestedHost(request.headers.host, publicUrl);
    if (requested.kind === "console") return;
    if (requested.kind === "unknown" || !hosting.registry.now.apps.has(requested.appId))
      return reply
        .status(421)
        .send({ error: { code: "INVALID_ARGUMENT", message: "This server does not answer for this host." } });
    if (request.method !== "GET" && request.method !== "HEAD") return reply.status(405).send();
    return sendAppFile(request, reply, hosting, requested.appId, consoleOriginsBeside(request.host, publicUrl));
  });
}

/** What an address on an app's host names. Fastify has refused what cannot be decoded. */
function toFileName(url: string): { name: string; version: string; path: string } | null {
  const given = decodeURIComponent(url.split("?")[0] ?? "");
  const [, name, version, path] = /^\/si\/([^/]+)\/([^/]+)\/(.+)$/s.exec(given) ?? [];
  return name === undefined || version === undefined || path === undefined ? null : { name, version, path };
}

async function sendAppFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { registry, hosted }: AppHosting,
  appId: string,
  consoles: readonly string[],
): Promise<FastifyReply> {
  const file = toFileName(request.url);
  if (file === null || file.name !== appId)
    return sendNothing(reply, consoles, `Pages of ${appId} begin with /si/${appId}/ and a version.`);
  const app = registry.now.apps.get(appId);
  const version = app === undefined ? null : findVersion(app, file.version);
  if (!app?.isEnabled || version?.source !== "PACKAGE" || version.consentedAt === null)
    return sendNothing(reply, consoles, `Version ${file.version} of ${appId} is not active here.`);
  const acceptsGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const found = await hosted.find(version.sha256, file.path, acceptsGzip);
  if (found === null)
    return sendNothing(reply, consoles, `Version ${file.version} of ${appId} has no file ${file.path}.`);

  const policy = policyOf(version, registry, appId, consoles);
  const isPage = found.contentType.startsWith("text/html");
  // The policy of a page follows settings; what the files hold never changes.
  const tag = `"${toTag(version.contentHash, isPage ? policy : "", found.isCompressed)}"`;
  reply
    .header("content-security-policy", policy)
    .header("permissions-policy", toPermissionsPolicy(version.manifest))
    .header("cross-origin-resource-policy", "same-origin")
    // A process of its own, though its host may be of one site with the console's and the other apps': what loops stops alone.
    .header("origin-agent-cluster", "?1")
    .header("cache-control", isPage ? "no-cache" : "public, max-age=31536000, immutable")
    .header("vary", "accept-encoding")
    .header("etag", tag);
  if (request.headers["if-none-match"] === tag) return reply.status(304).send();
  if (found.isCompressed) reply.header("content-encoding", "gzip");
  return reply
    .type(found.contentType)
    .send(Buffer.from(found.bytes.buffer, found.bytes.byteOffset, found.bytes.length));
}

const toTag = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 24);

const policyOf = (
  { manifest }: InstalledVersion,
  registry: AppRegistry,
  appId: string,
  consoles: readonly string[],
): string =>
  toAppPolicy(manifest, {
    consoleOrigin: consoles,
    sdkOrigin: consoles,
    settingOrigins: toSettingOrigins(manifest, registry.valuesOf(appId, manifest)),
  });

/** Says in the app's own frame what is missing there. */
function sendNothing(reply: FastifyReply, consoles: readonly string[], text: string): FastifyReply {
  return reply
    .status(404)
    .header("content-security-policy", `default-src 'none'; frame-ancestors ${consoles.join(" ")}`)
    .header("cache-control", "no-store")
    .type("text/plain; charset=utf-8")
    .send(text);
}
