import { fastify } from "fastify";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { toErrorReply } from "./error-reply.ts";
import { healthRoutes } from "./health-routes.ts";

async function askMetrics(metricsToken: string | null, remoteAddress: string, headers: Record<string, string> = {}) {
  const app = fastify();
  app.setErrorHandler((error: Error, _request, reply) => {
    const { status, body } = toErrorReply(error, () => {});
    return reply.status(status).send(body);
  });
  await app.register(healthRoutes, { registry: new Registry(), isReady: () => true, metricsToken });
  const { statusCode, body } = await app.inject({ url: "/metrics", remoteAddress, headers });
  await app.close();
  return { statusCode, body };
}

const neighbours = ["192.168.1.20", "::ffff:192.168.1.20", "2001:db8::1", "1.127.0.0"];

test("without a token this machine reads the metrics, and nobody else", async () => {
  for (const own of ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
    expect((await askMetrics(null, own)).statusCode, own).toBe(200);
  for (const other of neighbours) {
    const { statusCode, body } = await askMetrics(null, other);
    expect(statusCode, other).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ error: { code: "PERMISSION_DENIED" } });
    expect(body).toContain("set OMNI_METRICS_TOKEN");
  }
});

test("what a proxy on this machine forwards is not this machine's", async () => {
  for (const header of [{ "x-forwarded-for": "127.0.0.1" }, { forwarded: "for=127.0.0.1" }])
    expect((await askMetrics(null, "127.0.0.1", header)).statusCode).toBe(403);
});

test("with a token, who brings it reads the metrics from anywhere, and nobody else does", async () => {
  const token = "a-token-of-the-operators";
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
  for (const address of ["127.0.0.1", ...neighbours]) {
    expect((await askMetrics(token, address, bearer(token))).statusCode).toBe(200);
    expect((await askMetrics(token, address)).statusCode).toBe(403);
    for (const wrong of ["", "another", `${token}-`, token.slice(1)])
      expect((await askMetrics(token, address, bearer(wrong))).statusCode).toBe(403);
  }
});
