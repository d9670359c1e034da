import { createHash } from "node:crypto";
import { framingPath } from "@omni/live";
import type { FastifyInstance } from "fastify";
import { toFramingPolicy } from "./content-security-policy.ts";

/**
 * `apps/console/src/lib/frame-windows.ts` calls it once. The app's messages come to this window, because it is the frame's parent,
 * and answers leave from here: the SDK hears its parent alone.
 */
const script = `"use strict";
window.omniFrame = ({ id, src, title, sandbox, allow }, hear) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { id, src, title, allow });
  frame.setAttribute("sandbox", sandbox);
  const listen = (event) => {
    if (event.source === frame.contentWindow) hear(event.data, event.origin);
  };
  window.addEventListener("message", listen);
  document.body.append(frame);
  return (message, origin, transfer) => frame.contentWindow.postMessage(message, origin, transfer);
};`;
const scriptHash = `sha256-${createHash("sha256").update(script).digest("base64")}`;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>An app that is hosted elsewhere</title>
<style>html, body { height: 100%; margin: 0; background: transparent } iframe { display: block; width: 100%; height: 100%; border: 0 }</style>
<body><script>${script}</script></body>
</html>
`;

/** The pages in which the console holds apps that are hosted elsewhere, each with the policy of its app as it is now. */
export function addFramingPages(app: FastifyInstance, originsOf: (appId: string) => readonly string[]): void {
  app.get<{ Params: { appId: string } }>(`${framingPath}:appId`, { schema: { hide: true } }, (request, reply) => {
    const origins = originsOf(request.params.appId);
    reply.header("cache-control", "no-store");
    if (origins.length === 0) return reply.status(404).type("text/plain").send("This app is not hosted elsewhere.");
    return reply
      .header("content-security-policy", toFramingPolicy(scriptHash, origins))
      .type("text/html; charset=utf-8")
      .send(page);
  });
}
