import { permissions, type Permission } from "@omni/contract";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { administrators, requireUser } from "../auth/require-user.ts";
import { errorBody } from "../http/schemas.ts";
import { supportedCapabilities } from "../live/capabilities.ts";
import type { CrmPages } from "./crm-pages.ts";
import type { ToolbarOrigins } from "./toolbar-origins.ts";

export interface IntegrationRoutesOptions {
  accounts: Accounts;
  crmPages: CrmPages;
  toolbarOrigins: ToolbarOrigins;
}

const origins = z.object({ origins: z.array(z.string()) }).describe("The origins whose pages may hold the toolbar");
const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);
const crmPage = z.strictObject({ url: z.string().min(1).max(2_000), permissions: z.array(permission).max(100) });
const campaignPages = z
  .object({
    campaigns: z.array(z.object({ campaignId: z.string(), name: z.string(), page: crmPage.nullable() })),
  })
  .describe("Every campaign, with its CRM page when it has one");

/** How pages outside the console are let in: the toolbar's embedders and the campaigns' CRM pages. */
export const integrationRoutes: FastifyPluginAsyncZod<IntegrationRoutesOptions> = async (app, options) => {
  const { accounts, crmPages: pages, toolbarOrigins } = options;

  app.get(
    "/api/toolbar/ancestors",
    {
      schema: {
        summary: "The origins whose pages may hold the toolbar",
        tags: ["toolbar"],
        response: { 200: origins, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      return { origins: [...toolbarOrigins.list] };
    },
  );

  app.put(
    "/api/toolbar/ancestors",
    {
      schema: {
        summary: "Replaces the origins whose pages may hold the toolbar",
        tags: ["toolbar"],
        body: z.strictObject({ origins: z.array(z.string().min(1).max(300)).max(100) }),
        response: { 200: origins, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      return { origins: [...(await toolbarOrigins.replace(request.body.origins))] };
    },
  );

  app.get(
    "/api/toolbar/embedder",
    {
      schema: {
        summary: "Whether pages of an origin may hold the toolbar, for the toolbar and for the SDK in such a page",
        tags: ["toolbar"],
        querystring: z.object({ origin: z.string().max(300) }),
        response: { 200: z.object({ allowed: z.boolean(), capabilities: z.array(z.string()) }), "4xx": errorBody },
      },
    },
    async (request, reply) => {
      // A page that is not listed learns here why its toolbar stays empty.
      reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
      reply.header("cache-control", "no-store");
      return { allowed: toolbarOrigins.has(request.query.origin), capabilities: [...supportedCapabilities] };
    },
  );

  app.get(
    "/api/crm-pages",
    {
      schema: {
        summary: "The campaigns' CRM pages",
        tags: ["crm pages"],
        response: { 200: campaignPages, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      return { campaigns: pages.byCampaign() };
    },
  );

  app.put(
    "/api/crm-pages/:campaignId",
    {
      schema: {
        summary: "Gives a campaign its CRM page, or takes it away; open consoles know at once",
        tags: ["crm pages"],
        params: z.object({ campaignId: z.string().min(1).max(128) }),
        body: z.strictObject({ page: crmPage.nullable() }),
        response: { 200: campaignPages, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      await pages.set(request.params.campaignId, request.body.page);
      return { campaigns: pages.byCampaign() };
    },
  );
};
