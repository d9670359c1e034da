import { z } from "zod";
import { defineMethods } from "../entries.ts";
import * as s from "../shapes.ts";

const read = { permission: "customer.read", capability: "crm" } as const;

export const crmMethods = defineMethods({
  findCustomers: {
    ...read,
    summary: "Finds customers by phone, e-mail or free text. Give exactly one.",
    parameters: z.object({
      phone: z.string().min(1).max(64).optional(),
      email: z.string().min(1).max(320).optional(),
      query: z.string().min(1).max(256).optional(),
    }),
    result: z.array(s.customer),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  getCustomer: {
    ...read,
    summary: "One customer record.",
    parameters: z.object({ customerId: s.id }),
    result: s.customer,
    errors: ["NOT_LOGGED_IN", "CUSTOMER_NOT_FOUND", "PERMISSION_DENIED"],
  },
  saveCustomer: {
    permission: "customer.write",
    capability: "crm",
    summary: "Creates a customer, or changes the given fields of one.",
    parameters: z.object({
      customerId: s.id.optional(),
      processId: s.id.optional(),
      name: s.label.optional(),
      phones: z.array(z.string().max(64)).max(32).optional(),
      email: z.string().max(320).nullable().optional(),
      fields: s.fields.optional(),
    }),
    result: s.customer,
    errors: ["NOT_LOGGED_IN", "CUSTOMER_NOT_FOUND", "PERMISSION_DENIED"],
  },
  openRecord: {
    permission: "crm.open",
    capability: "crm",
    summary: "Opens a record in the CRM: an HTTPS address, or the record of an id in the campaign's CRM.",
    parameters: z.object({
      url: z.string().max(2048).optional(),
      recordId: s.id.optional(),
      target: z.enum(["TAB", "PANEL"]).optional(),
    }),
    result: s.nothing,
    errors: ["NOT_LOGGED_IN", "TARGET_UNAVAILABLE", "PERMISSION_DENIED"],
  },
});
