import { randomUUID } from "node:crypto";
import type { Customer } from "@omni/contract";
import { partOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { everybody, requireUser, staff } from "../auth/require-user.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import { errorBody, nothing } from "../http/schemas.ts";
import type { Customers } from "./customers.ts";
import type { PersonalData } from "./personal-data.ts";

export interface CustomerRoutesOptions {
  accounts: Accounts;
  centre: ContactCentre;
  customers: Customers;
  personalData: PersonalData;
}

const id = z.string().min(1).max(128);
const customer = z
  .custom<Customer>((value) => typeof value === "object" && value !== null)
  .meta({ description: "A Customer of the SDK contract", type: "object" });
const change = z.strictObject({
  name: z.string().trim().min(1).max(256).optional(),
  phones: z.array(z.string().trim().min(1).max(64)).max(32).optional(),
  email: z.string().trim().max(320).nullable().optional(),
  fields: z.record(z.string().max(64), z.unknown()).optional(),
});
const byId = z.object({ customerId: id });
const ofInteraction = z.object({ interactionId: id });
const one = { 200: z.object({ customer }), "4xx": errorBody };
const tags = ["customers"];
const pageSize = 50;

/** Customers for the console's pages, and what its panel needs beyond the SDK contract. */
export const customerRoutes: FastifyPluginAsyncZod<CustomerRoutesOptions> = async (app, options) => {
  const { accounts, centre, customers, personalData } = options;

  app.get(
    "/api/customers",
    {
      schema: {
        summary: "Customers by name, page by page",
        tags,
        querystring: z.object({
          query: z.string().max(256).default(""),
          processId: z.string().max(128).default(""),
          afterName: z.string().max(256).default(""),
          afterId: z.string().max(128).default(""),
        }),
        response: { 200: z.object({ customers: z.array(customer), hasMore: z.boolean() }), "4xx": errorBody },
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, everybody);
      const { query, processId, afterName, afterId } = request.query;
      const after = { name: afterName, customerId: afterId };
      const page = { query, processId, after, limit: pageSize + 1 };
      const found = customers.list(page, personalData.maskFor(userId));
      return { customers: personalData.show(userId, found.slice(0, pageSize)), hasMore: found.length > pageSize };
    },
  );

  app.get(
    "/api/customers/:customerId",
    {
      schema: {
        summary: "One customer with history, and records that may be the same person",
        tags,
        params: byId,
        response: {
          200: z.object({ customer, history: z.array(z.unknown()), duplicates: z.array(customer) }),
          "4xx": errorBody,
        },
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, everybody);
      const { customerId } = request.params;
      const found = customers.get(customerId);
      return {
        customer: personalData.show(userId, found),
        history: customers.historyOf(customerId),
        duplicates: personalData.show(userId, customers.duplicatesOf(customerId)),
      };
    },
  );

  app.post(
    "/api/customers",
    {
      schema: {
        summary: "Creates a customer",
        tags,
        body: change.extend({ processId: id.optional() }),
        response: one,
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, staff);
      return { customer: personalData.show(userId, await customers.save(userId, randomUUID(), clean(request.body))) };
    },
  );

  app.put(
    "/api/customers/:customerId",
    { schema: { summary: "Changes the given values of a customer", tags, params: byId, body: change, response: one } },
    async (request) => {
      const { userId } = requireUser(request, accounts, staff);
      const { customerId } = request.params;
      const saved = await customers.save(userId, randomUUID(), { ...clean(request.body), customerId });
      return { customer: personalData.show(userId, saved) };
    },
  );

  app.post(
    "/api/customers/:customerId/merge",
    {
      schema: {
        summary: "Makes one record of two; there is no way back",
        tags,
        params: byId,
        body: z.strictObject({ otherId: id, takeFromOther: z.array(z.string().max(64)).max(200) }),
        response: one,
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, everybody);
      const { otherId, takeFromOther } = request.body;
      const merged = await customers.merge(userId, request.params.customerId, otherId, { takeFromOther });
      return { customer: personalData.show(userId, merged) };
    },
  );

  app.post(
    "/api/interactions/:interactionId/customer",
    {
      schema: {
        summary: "Tells whose interaction it is",
        tags,
        params: ofInteraction,
        body: z.strictObject({ customerId: id }),
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, everybody);
      const { interactionId } = request.params;
      requirePart(interactionId, userId);
      await customers.identifyIn(interactionId, userId, request.body.customerId);
      return {};
    },
  );

  app.post(
    "/api/interactions/:interactionId/show-record",
    {
      schema: {
        summary: "Has the agent's apps show the customer's record now",
        tags,
        params: ofInteraction,
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      const { userId } = requireUser(request, accounts, everybody);
      const { interactionId } = request.params;
      await centre.execute({ type: "interaction.showCrm", interactionId, agentId: userId, requestId: randomUUID() });
      return {};
    },
  );

  function requirePart(interactionId: string, userId: string): void {
    const interaction = centre.findInteraction(interactionId);
    if (interaction !== null && partOf(interaction, userId) !== null) return;
    throw new OmniError("INTERACTION_NOT_FOUND", `You have no interaction ${interactionId}.`, {
      details: { interactionId },
    });
  }
};

/** Only what was given: a key that says `undefined` would read as a change. */
const clean = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
