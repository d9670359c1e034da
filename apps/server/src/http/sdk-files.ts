import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { projectRoot } from "../settings.ts";

const sdkFolder = join(projectRoot, "packages/sdk/dist");
const files = ["ameyo-sdk.js", "ameyo-sdk.classic.js"] as const;

/** The file under a name that changes with its content: it may be kept for ever. */
const toHashedName = (name: string, hash: string): string => name.replace(/^ameyo-sdk/, `ameyo-sdk.${hash}`);

/** Hashes of the files as they are now; a new build gives new names without a restart. */
function createHashes(): (name: string) => string | null {
  const known = new Map<string, { changedAt: number; hash: string }>();
  return (name) => {
    const path = join(sdkFolder, name);
    if (!existsSync(path)) return null;
    const changedAt = statSync(path).mtimeMs;
    const earlier = known.get(name);
    if (earlier?.changedAt === changedAt) return earlier.hash;
    const hash = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12);
    known.set(name, { changedAt, hash });
    return hash;
  };
}

/**
 * The SDK for apps of any origin: under its documented name, asked for again each time (the ETag saves the bytes), and
 * under a name of its content, which never changes. `Content-Location` tells the second from the first.
 */
export function serveSdk(app: FastifyInstance): void {
  const hashOf = createHashes();
  app.get<{ Params: { name: string } }>("/omniapp/sdk/:name", { schema: { hide: true } }, (request, reply) => {
    reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
    for (const name of files) {
      const hash = hashOf(name);
      if (hash === null) continue;
      const hashedName = toHashedName(name, hash);
      if (request.params.name === hashedName) return reply.sendFile(name, sdkFolder, { maxAge: "1y", immutable: true });
      if (request.params.name === name)
        return reply.header("content-location", `/omniapp/sdk/${hashedName}`).sendFile(name, sdkFolder, { maxAge: 0 });
    }
    return reply.callNotFound();
  });
}
