import { existsSync } from "node:fs";
import { join } from "node:path";
import { framingPath } from "@omni/live";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { projectRoot } from "../settings.ts";
import { toConsolePolicy, toDemoPagePolicy } from "./content-security-policy.ts";

const consoleFolder = join(projectRoot, "apps/console/dist");
const widgetFolder = join(projectRoot, "apps/widget/dist");
const phoneFolder = join(projectRoot, "apps/phone/dist");

/** The build puts a hash of the content into these names. */
const immutable = { maxAge: "1y", immutable: true } as const;
/** Asked for again each time; the ETag saves the bytes. */
const revalidated = { maxAge: 0 } as const;

const notBuilt =
  "<!doctype html><title>Omni</title><p>The console has not been built yet. Run <code>npm run build</code>, then reload.</p>";

interface FolderRequest {
  Params: { "*": string };
}

/** The console, the customer's widget with its demo page, and the simulated phone. */
export function addPages(app: FastifyInstance, hostedApps: () => string): void {
  const schema = { hide: true };

  function sendConsole({ protocol, host }: FastifyRequest, reply: FastifyReply): FastifyReply {
    const frames = [hostedApps(), `${protocol}://${host}${framingPath}`];
    reply.header("content-security-policy", toConsolePolicy(host, frames));
    if (!existsSync(join(consoleFolder, "index.html"))) return reply.type("text/html").send(notBuilt);
    return reply.sendFile("index.html", consoleFolder, revalidated);
  }

  app.get("/", { schema }, (request, reply) => sendConsole(request, reply));
  app.get("/favicon.svg", { schema }, (_request, reply) => reply.sendFile("favicon.svg", consoleFolder, revalidated));
  app.get<FolderRequest>("/assets/*", { schema }, (request, reply) =>
    reply.sendFile(`assets/${request.params["*"]}`, consoleFolder, immutable),
  );
  app.get("/widget.js", { schema }, (_request, reply) =>
    reply
      .header("access-control-allow-origin", "*")
      .header("cross-origin-resource-policy", "cross-origin")
      .sendFile("widget.js", widgetFolder, revalidated),
  );
  app.get("/demo", { schema }, (_request, reply) => reply.redirect("/demo/"));
  app.get("/demo/phone", { schema }, (_request, reply) => reply.redirect("/demo/phone/"));
  app.get<FolderRequest>("/demo/phone/*", { schema }, (request, reply) =>
    reply
      .header("content-security-policy", toDemoPagePolicy(request.host))
      .sendFile(request.params["*"] || "index.html", phoneFolder, revalidated),
  );
  app.get<FolderRequest>("/demo/*", { schema }, (request, reply) =>
    reply
      .header("content-security-policy", toDemoPagePolicy(request.host))
      .sendFile(request.params["*"] || "index.html", join(widgetFolder, "demo"), revalidated),
  );

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    const wantsPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    // Addresses within the console are the console's own to read.
    if (wantsPage && !/^\/(api|omniapp|assets|demo)\/|\.\w+$/.test(path)) return sendConsole(request, reply);
    return reply
      .status(404)
      .send({ error: { code: "INVALID_ARGUMENT", message: `Nothing is at ${request.method} ${path}.` } });
  });
}
