import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { ToolbarOrigins } from "../integration/toolbar-origins.ts";
import { projectRoot } from "../settings.ts";
import { toDemoCrmPolicy, toToolbarPolicy } from "./content-security-policy.ts";

const toolbarFolder = join(projectRoot, "apps/toolbar/dist");
const legacyFolder = join(projectRoot, "packages/legacy-toolbar/dist");
const crmFolder = join(projectRoot, "examples/crm-page/dist");

const revalidated = { maxAge: 0 } as const;
const schema = { hide: true };

interface FolderRequest {
  Params: { "*": string };
}

/** The toolbar for pages of other sites, and the script for pages written against the older toolbar. */
export function addToolbarPages(app: FastifyInstance, origins: ToolbarOrigins): void {
  app.get("/omniapp/toolbar/ameyo-integration.js", { schema }, (_request, reply) =>
    reply
      .header("access-control-allow-origin", "*")
      .header("cross-origin-resource-policy", "cross-origin")
      .sendFile("ameyo-integration.js", legacyFolder, revalidated),
  );
  app.get<FolderRequest>("/omniapp/toolbar/*", { schema }, (request, reply) => {
    const file = request.params["*"] || "index.html";
    // The build puts a hash of the content into the names of assets.
    if (file.startsWith("assets/")) return reply.sendFile(file, toolbarFolder, { maxAge: "1y", immutable: true });
    return reply
      .header("content-security-policy", toToolbarPolicy(request.host, origins.list))
      .sendFile(file, toolbarFolder, revalidated);
  });
}

/** The example CRM of the demo: a page of another site, by another of this machine's names. */
export function addDemoCrm(app: FastifyInstance, publicUrl: string | null): void {
  app.get<FolderRequest>("/demo/crm/*", { schema }, (request, reply) => {
    const port = /:\d+$/.exec(request.host)?.[0] ?? "";
    const consoles = [`http://localhost${port}`, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])];
    return reply
      .header("content-security-policy", toDemoCrmPolicy(consoles))
      .sendFile(request.params["*"] || "index.html", crmFolder, revalidated);
  });
}
