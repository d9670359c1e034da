import type { FastifyInstance } from "fastify";
import { apiKeyRoutes } from "../api-keys/api-key-routes.ts";
import type { assembleCustomers } from "../customers/assemble-customers.ts";
import { columnRoutes } from "../customers/column-routes.ts";
import { customerRoutes } from "../customers/customer-routes.ts";
import { importRoutes } from "../customers/import/import-routes.ts";
import { insightRoutes } from "../insights/insight-routes.ts";

export type CustomerDataRoutesOptions = ReturnType<typeof assembleCustomers>["routes"];

/** Customers, their columns and imports; keys of outside services and what they tell. */
export async function customerDataRoutes(app: FastifyInstance, options: CustomerDataRoutesOptions): Promise<void> {
  await app.register(customerRoutes, options.customers);
  await app.register(columnRoutes, options.columns);
  await app.register(importRoutes, options.imports);
  await app.register(apiKeyRoutes, options.apiKeys);
  await app.register(insightRoutes, options.insights);
}
