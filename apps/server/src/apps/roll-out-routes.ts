import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { administrators, requireUser } from "../auth/require-user.ts";
import type { AppRoutesOptions } from "./app-routes.ts";
import { answers, byApp, byVersion, permission, settingValue, stage, tags } from "./app-schemas.ts";

/** Consent, stages, roll-back, on and off, and settings. */
export const rollOutRoutes: FastifyPluginAsyncZod<AppRoutesOptions> = async (app, options) => {
  const { accounts, rollOuts, manager, pages } = options;
  const actor = (request: FastifyRequest) => requireUser(request, accounts, administrators);

  app.post(
    "/api/apps/:appId/versions/:version/consent",
    {
      schema: {
        summary: "Consents to all that a version asks for; an app's first version is active then",
        tags,
        params: byVersion,
        body: z.strictObject({ permissions: z.array(permission).max(100) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      const { appId, version } = request.params;
      await rollOuts.consent(by, appId, version, request.body.permissions);
      return pages.details(appId);
    },
  );

  app.post(
    "/api/apps/:appId/activate",
    {
      schema: {
        summary: "Gives a version to named users, a percentage of users, or all; the others keep the one before",
        tags,
        params: byApp,
        body: z.strictObject({ version: z.string().min(1).max(64), stage }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      const { appId } = request.params;
      await rollOuts.activate(by, appId, request.body.version, request.body.stage);
      return pages.details(appId);
    },
  );

  app.post(
    "/api/apps/:appId/rollback",
    { schema: { summary: "Makes the version before everybody's again", tags, params: byApp, response: answers } },
    async (request) => {
      const by = actor(request);
      await rollOuts.rollBack(by, request.params.appId);
      return pages.details(request.params.appId);
    },
  );

  app.post(
    "/api/apps/:appId/enabled",
    {
      schema: {
        summary: "Switches an app on or off everywhere",
        tags,
        params: byApp,
        body: z.strictObject({ enabled: z.boolean() }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await rollOuts.setEnabled(by, request.params.appId, request.body.enabled);
      return pages.details(request.params.appId);
    },
  );

  app.put(
    "/api/apps/:appId/settings",
    {
      schema: {
        summary: "Fills settings in; a key left out stays, null clears it, secrets are never shown again",
        tags,
        params: byApp,
        body: z.strictObject({ values: z.record(z.string().max(60), settingValue) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await manager.setSettings(by, request.params.appId, request.body.values);
      return pages.details(request.params.appId);
    },
  );
};
