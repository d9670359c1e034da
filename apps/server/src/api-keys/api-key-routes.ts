import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { administrators, requireUser } from "../auth/require-user.ts";
import { errorBody, nothing } from "../http/schemas.ts";
import { apiScopes, type ApiKeys } from "./api-keys.ts";

export interface ApiKeyRoutesOptions {
  accounts: Accounts;
  apiKeys: ApiKeys;
}

const apiKey = z.object({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  createdBy: z.string(),
  createdAt: z.number(),
  lastUsedAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
});

const tags = ["api keys"];

/** Administrators make and revoke the keys of outside services. */
export const apiKeyRoutes: FastifyPluginAsyncZod<ApiKeyRoutesOptions> = async (app, { accounts, apiKeys }) => {
  app.get(
    "/api/api-keys",
    {
      schema: {
        summary: "All API keys, without the keys themselves",
        tags,
        response: { 200: z.object({ apiKeys: z.array(apiKey) }), "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      return { apiKeys: await apiKeys.list() };
    },
  );

  app.post(
    "/api/api-keys",
    {
      schema: {
        summary: "Makes an API key; the answer is the only place where it is shown",
        tags,
        body: z.strictObject({
          name: z.string().trim().min(1).max(80).describe("What the key is for"),
          scopes: z.array(z.enum(apiScopes)).min(1),
        }),
        response: { 201: z.object({ key: z.string(), apiKey }), "4xx": errorBody },
      },
    },
    async (request, reply) => {
      const { userId } = requireUser(request, accounts, administrators);
      const { name, scopes } = request.body;
      reply.status(201);
      return apiKeys.create(name, [...new Set(scopes)], userId);
    },
  );

  app.post(
    "/api/api-keys/:keyId/revoke",
    {
      schema: {
        summary: "Ends an API key for good",
        tags,
        params: z.object({ keyId: z.string().max(128) }),
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      await apiKeys.revoke(request.params.keyId);
      return {};
    },
  );
};
