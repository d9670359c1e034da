import type { FastifyInstance } from "fastify";

/**
 * A partitioned cookie must be Secure. The session's plugin sends no Secure cookie over HTTP, but browsers take one from
 * localhost, as they trust it like HTTPS; elsewhere they drop it, and the toolbar says that it needs HTTPS.
 */
export function securePartitionedCookies(app: FastifyInstance): void {
  app.addHook("onSend", async (_request, reply) => {
    const header = reply.getHeader("set-cookie");
    if (header === undefined) return;
    const secure = [header].flat().map((cookie) => {
      const text = String(cookie);
      return /;\s*Partitioned/i.test(text) && !/;\s*Secure/i.test(text) ? `${text}; Secure` : text;
    });
    reply.removeHeader("set-cookie").header("set-cookie", secure);
  });
}
