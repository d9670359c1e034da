import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { projectRoot } from "../settings.ts";
import { toConsolePolicy, toDemoPagePolicy } from "./content-security-policy.ts";

const consoleFolder = join(projectRoot, "apps/console/dist");
const widgetFolder = join(projectRoot, "apps/widget/dist");
const sdkFolder = join(projectRoot, "packages/sdk/dist");

/** A name with a hash of the content never changes its content. */
const isHashed = (name: string): boolean => /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(name);

const immutable = { maxAge: "1y", immutable: true } as const;
/** Asked for again each time; the ETag saves the bytes. */
const revalidated = { maxAge: 0 } as const;

/** Files that pages of any site load. */
const forAnySite = (reply: FastifyReply): FastifyReply =>
  reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");

const notBuilt =
  "<!doctype html><title>Omni</title><p>The console has not been built yet. Run <code>npm run build</code>, then reload.</p>";

/** The console, the customer's widget with its demo page, and the SDK that apps load. */
export function addPages(app: FastifyInstance, appOrigins: () => string[]): void {
  const schema = { hide: true };

  function sendConsole(host: string, reply: FastifyReply): FastifyReply {
    reply.header("content-security-policy", toConsolePolicy(host, appOrigins()));
    if (!existsSync(join(consoleFolder, "index.html"))) return reply.type("text/html").send(notBuilt);
    return reply.sendFile("index.html", consoleFolder, revalidated);
  }

  app.get("/", { schema }, (request, reply) => sendConsole(request.host, reply));
  app.get<{ Params: { "*": string } }>("/assets/*", { schema }, (request, reply) =>
    reply.sendFile(`assets/${request.params["*"]}`, consoleFolder, immutable),
  );
  app.get("/widget.js", { schema }, (_request, reply) =>
    forAnySite(reply).sendFile("widget.js", widgetFolder, revalidated),
  );
  app.get("/demo", { schema }, (_request, reply) => reply.redirect("/demo/"));
  app.get<{ Params: { "*": string } }>("/demo/*", { schema }, (request, reply) =>
    reply
      .header("content-security-policy", toDemoPagePolicy(request.host))
      .sendFile(request.params["*"] || "index.html", join(widgetFolder, "demo"), revalidated),
  );
  app.get<{ Params: { "*": string } }>("/omniapp/sdk/*", { schema }, (request, reply) => {
    const name = request.params["*"];
    return forAnySite(reply).sendFile(name, sdkFolder, isHashed(name) ? immutable : revalidated);
  });

  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    const isFile = /\.\w+$/.test(request.url.split("?")[0] ?? "");
    if (isPage && !isFile && !request.url.startsWith("/api/")) return sendConsole(request.host, reply);
    if (request.method === "GET" && isFile && existsSync(join(consoleFolder, "index.html")) && !reply.sent) {
      const name = decodeURIComponent(request.url.split("?")[0] ?? "").slice(1);
      if (!name.includes("/") && existsSync(join(consoleFolder, name)))
        return reply.sendFile(name, consoleFolder, revalidated);
    }
    const error = {
      code: "INVALID_ARGUMENT",
      message: `Nothing is at ${request.method} ${request.url.split("?")[0]}.`,
    };
    return reply.status(404).send({ error });
  });
}
