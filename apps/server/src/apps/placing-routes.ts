import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { administrators, requireUser } from "../auth/require-user.ts";
import type { AppRoutesOptions } from "./app-routes.ts";
import { answers, byApp, id, mapping, slotName, tags } from "./app-schemas.ts";

/** Mappings, the order in slots, and slots. */
export const placingRoutes: FastifyPluginAsyncZod<AppRoutesOptions> = async (app, options) => {
  const { accounts, registry, placing, pages } = options;
  const actor = (request: FastifyRequest) => requireUser(request, accounts, administrators);

  app.put(
    "/api/apps/:appId/mappings",
    {
      schema: {
        summary: "Says in which slots, for whom and where the app's pages are shown",
        tags,
        params: byApp,
        body: z.strictObject({ mappings: z.array(mapping).max(200) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await placing.map(by, request.params.appId, request.body.mappings);
      return pages.details(request.params.appId);
    },
  );

  app.put(
    "/api/apps/order",
    {
      schema: {
        summary: "Puts the apps of a slot in order",
        tags,
        body: z.strictObject({ slot: slotName, appIds: z.array(id).max(1_000) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await placing.order(by, request.body.slot, request.body.appIds);
      return pages.list();
    },
  );

  app.get(
    "/api/slots",
    { schema: { summary: "The console's places for apps", tags, response: answers } },
    async (request) => {
      actor(request);
      return { slots: [...registry.now.slots] };
    },
  );

  app.post(
    "/api/slots",
    {
      schema: {
        summary: "Adds a place for apps",
        tags,
        body: z.strictObject({ slot: slotName, title: z.string().trim().min(1).max(80) }),
        response: answers,
      },
    },
    async (request, reply) => {
      const by = actor(request);
      await placing.addSlot(by, request.body.slot, request.body.title);
      reply.status(201);
      return { slots: [...registry.now.slots] };
    },
  );
};
