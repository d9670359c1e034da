import { OmniError } from "@omni/wire";
import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList, isIPv6 } from "node:net";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import type { Registry } from "prom-client";

export interface HealthRoutesOptions {
  registry: Registry;
  /** Whether commands can be taken now. */
  isReady: () => boolean;
  /** Who brings it reads the metrics, from wherever; null: only this machine reads them. */
  metricsToken: string | null;
}

/** For those who operate the server: alive, ready, and what it measures. */
export const healthRoutes: FastifyPluginAsync<HealthRoutesOptions> = async (app, options) => {
  const { registry, isReady, metricsToken } = options;
  const schema = { hide: true };
  app.get("/healthz", { schema }, async () => ({ status: "ok" }));
  app.get("/readyz", { schema }, async (_request, reply) =>
    isReady() ? { status: "ready" } : reply.status(503).send({ status: "not ready" }),
  );
  app.get("/metrics", { schema }, async (request, reply) => {
    if (metricsToken === null) requireThisMachine(request);
    else requireToken(request, metricsToken);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** What a proxy brings may come from anywhere, though the proxy itself is on this machine. */
function requireThisMachine({ headers, socket }: FastifyRequest): void {
  const address = socket.remoteAddress ?? "";
  const isForwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  if (!isForwarded && loopback.check(address, isIPv6(address) ? "ipv6" : "ipv4")) return;
  throw new OmniError(
    "PERMISSION_DENIED",
    "Metrics are served to this machine alone. Ask from the machine itself, or set OMNI_METRICS_TOKEN and send it as a bearer token.",
  );
}

const toHash = (text: string): Buffer => createHash("sha256").update(text).digest();

function requireToken({ headers }: FastifyRequest, token: string): void {
  if (timingSafeEqual(toHash(headers.authorization ?? ""), toHash(`Bearer ${token}`))) return;
  throw new OmniError(
    "PERMISSION_DENIED",
    "Metrics need the token of this server. Send the value of OMNI_METRICS_TOKEN as a bearer token.",
  );
}
