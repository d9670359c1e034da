import type { FastifyPluginAsync } from "fastify";
import type { Registry } from "prom-client";

export interface HealthRoutesOptions {
  registry: Registry;
  /** Whether commands can be taken now. */
  isReady: () => boolean;
}

/** For those who operate the server: alive, ready, and what it measures. */
export const healthRoutes: FastifyPluginAsync<HealthRoutesOptions> = async (app, { registry, isReady }) => {
  const schema = { hide: true };
  app.get("/healthz", { schema }, async () => ({ status: "ok" }));
  app.get("/readyz", { schema }, async (_request, reply) =>
    isReady() ? { status: "ready" } : reply.status(503).send({ status: "not ready" }),
  );
  app.get("/metrics", { schema }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
};
