import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { administrators, requireUser } from "../auth/require-user.ts";
import type { AppFigureBook } from "./app-figures.ts";
import type { AppManager } from "./app-manager.ts";
import type { AppPages } from "./app-pages.ts";
import type { AppPlacing } from "./app-placing.ts";
import type { AppRegistry } from "./app-registry.ts";
import { answers, byApp, tags } from "./app-schemas.ts";
import type { Installer } from "./installer.ts";
import { placingRoutes } from "./placing-routes.ts";
import { rollOutRoutes } from "./roll-out-routes.ts";
import type { RollOuts } from "./roll-outs.ts";
import { toInstalledView } from "./to-app-details.ts";
import { uploadRoute } from "./upload-route.ts";

export interface AppRoutesOptions {
  accounts: Accounts;
  registry: AppRegistry;
  installer: Installer;
  rollOuts: RollOuts;
  placing: AppPlacing;
  manager: AppManager;
  pages: AppPages;
  figures: AppFigureBook;
}

/** The App Manager: administrators install apps, consent, give them places, roll versions out and back. */
export const appRoutes: FastifyPluginAsyncZod<AppRoutesOptions> = async (app, options) => {
  const { accounts, registry, installer, manager, pages, figures } = options;
  const actor = (request: FastifyRequest) => requireUser(request, accounts, administrators);
  await app.register(uploadRoute, options);
  await app.register(rollOutRoutes, options);
  await app.register(placingRoutes, options);

  app.get("/api/apps", { schema: { summary: "All apps", tags, response: answers } }, async (request) => {
    actor(request);
    return pages.list();
  });

  app.get(
    "/api/app-places",
    { schema: { summary: "Where an app may be shown, and the users of a roll-out", tags, response: answers } },
    async (request) => {
      actor(request);
      return pages.places();
    },
  );

  app.get(
    "/api/app-changes",
    {
      schema: {
        summary: "The log of changes of all apps, newest first, by app and time",
        tags,
        querystring: z.object({
          appId: byApp.shape.appId.optional(),
          from: z.coerce.number().int().min(0).optional().describe("Milliseconds since the epoch"),
          to: z.coerce.number().int().min(0).optional().describe("Milliseconds since the epoch"),
          before: z.coerce.number().int().min(1).optional().describe("Only changes before this one, by its seq"),
        }),
        response: answers,
      },
    },
    async (request) => {
      actor(request);
      return pages.changes(request.query);
    },
  );

  app.get(
    "/api/apps/:appId",
    {
      schema: {
        summary: "An app with versions, mappings, settings, audit log and figures",
        tags,
        params: byApp,
        response: answers,
      },
    },
    async (request) => {
      actor(request);
      return pages.details(request.params.appId);
    },
  );

  app.post(
    "/api/apps/urls",
    {
      schema: {
        summary: "Installs an app that is hosted elsewhere, by the address of its manifest",
        tags,
        body: z.strictObject({ manifestUrl: z.string().min(1).max(2_000) }),
        response: answers,
      },
    },
    async (request, reply) => {
      const by = actor(request);
      const name = await installer.installUrl(request.body.manifestUrl, by);
      reply.status(201);
      return toInstalledView(registry.now, name);
    },
  );

  app.get(
    "/api/apps/:appId/uninstall-preview",
    { schema: { summary: "What uninstalling would delete", tags, params: byApp, response: answers } },
    async (request) => {
      actor(request);
      return manager.previewUninstall(request.params.appId);
    },
  );

  app.delete(
    "/api/apps/:appId",
    { schema: { summary: "Uninstalls an app with all that it kept", tags, params: byApp, response: answers } },
    async (request) => {
      const by = actor(request);
      const deleted = await manager.uninstall(by, request.params.appId);
      figures.forget(request.params.appId);
      return deleted;
    },
  );
};
