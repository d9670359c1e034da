import { Readable } from "node:stream";
import type { HistoryChoices } from "@omni/live";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { requireUser, staff } from "../auth/require-user.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import { historyFilter } from "./history-filter.ts";
import { ownHistoryRoutes } from "./own-history-routes.ts";
import type { PastInteractions } from "./past-interactions.ts";
import { byteOrderMark, toCsv } from "./to-csv.ts";

export interface HistoryRoutesOptions {
  accounts: Accounts;
  centre: ContactCentre;
  history: PastInteractions;
}

const tags = ["history"];
const pageQuery = historyFilter.extend({
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const exportQuery = historyFilter.extend({
  bom: z.enum(["0", "1"]).default("1").describe("Begins with a byte order mark, for spreadsheets"),
});
const params = z.strictObject({ interactionId: z.string().min(1).max(200) });

function toChoices({ directory }: ContactCentre): HistoryChoices {
  const codes = [...directory.dispositionPlans.values()].flatMap(({ classes }) =>
    classes.flatMap((each) => each.codes),
  );
  const dispositions = new Map(codes.map(({ code, name }) => [code, name]));
  return {
    campaigns: [...directory.campaigns.values()].map(({ campaignId, name }) => ({ id: campaignId, name })),
    queues: [...directory.queues.values()].map(({ queueId, name, campaignId }) => ({ id: queueId, name, campaignId })),
    agents: [...directory.users.values()]
      .filter(({ type }) => type === "AGENT")
      .map(({ userId, name }) => ({ id: userId, name })),
    dispositions: [...dispositions].map(([id, name]) => ({ id, name })),
  };
}

/** What is over: for supervisors and administrators everything, for agents what their own customers had. */
export const historyRoutes: FastifyPluginAsyncZod<HistoryRoutesOptions> = async (app, options) => {
  await app.register(staffHistoryRoutes, options);
  await app.register(ownHistoryRoutes, options);
};

const staffHistoryRoutes: FastifyPluginAsyncZod<HistoryRoutesOptions> = async (app, options) => {
  const { accounts, centre, history } = options;
  app.addHook("onRequest", async (request) => void requireUser(request, accounts, staff));

  app.get(
    "/api/history",
    { schema: { summary: "A page of the interactions that are over", tags, querystring: pageQuery } },
    async (request) => {
      const { cursor, limit, ...filter } = request.query;
      return history.page(requireUser(request, accounts, staff), filter, cursor, limit);
    },
  );

  app.get("/api/history/choices", { schema: { summary: "What the filters can be set to", tags } }, async () =>
    toChoices(centre),
  );

  app.get(
    "/api/history/export.csv",
    { schema: { summary: "Everything that fits the filters, as CSV", tags, querystring: exportQuery } },
    async (request, reply) => {
      const { bom, ...filter } = request.query;
      const lines = toCsv(history.all(requireUser(request, accounts, staff), filter));
      async function* file() {
        if (bom === "1") yield byteOrderMark;
        yield* lines;
      }
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="omni-history.csv"')
        .header("cache-control", "no-store")
        .send(Readable.from(file()));
    },
  );

  app.get(
    "/api/history/interactions/:interactionId",
    { schema: { summary: "One interaction with everything that happened in it", tags, params } },
    async (request) => history.detail(requireUser(request, accounts, staff), request.params.interactionId),
  );
};
