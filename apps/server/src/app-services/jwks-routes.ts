import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { ContextTokens } from "./context-tokens.ts";

export interface JwksRoutesOptions {
  tokens: ContextTokens;
}

const publicKey = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  kid: z.string(),
  alg: z.string(),
  use: z.string(),
});

/** Where an app's backend, or a page of any origin, finds the keys that verify context tokens. */
export const jwksRoutes: FastifyPluginAsyncZod<JwksRoutesOptions> = async (app, { tokens }) => {
  app.get(
    "/.well-known/jwks.json",
    {
      schema: {
        summary: "The public keys that verify apps' context tokens",
        description:
          "A JSON Web Key Set (RFC 7517). Keys are listed an hour before they sign and a day after; read the set again when a token names a key that it lacks.",
        tags: ["public"],
        response: { 200: z.object({ keys: z.array(publicKey) }) },
      },
    },
    async (_request, reply) => {
      reply
        .header("cache-control", "public, max-age=300")
        .header("access-control-allow-origin", "*")
        .header("cross-origin-resource-policy", "cross-origin");
      return tokens.publicKeys();
    },
  );
};
