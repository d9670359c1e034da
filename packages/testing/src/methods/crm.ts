import { OmniError } from "@omni/wire";
import { toCustomerDetails } from "../records.ts";
import { sessionOf, type MethodHandlers } from "./method-context.ts";

export const crmMethods: MethodHandlers = {
  "crm.findCustomers": (context, by) => {
    sessionOf(context);
    const given = Object.values(by).filter((value) => value !== undefined);
    if (given.length !== 1) {
      throw new OmniError("INVALID_ARGUMENT", "Give exactly one of phone, email and query.", {
        details: { path: "argument", expected: "exactly one of phone, email, query", got: `${given.length} of them` },
      });
    }
    return context.centre.records.findCustomers(by);
  },
  "crm.getCustomer": (context, { customerId }) => {
    sessionOf(context);
    return context.centre.records.customer(customerId);
  },
  "crm.saveCustomer": (context, change) => {
    sessionOf(context);
    const { centre } = context;
    const saved = centre.records.save(change, centre.clock.now());
    for (const { interactionId, customer, endedAt } of centre.world.interactions.values()) {
      if (customer.customerId !== saved.customerId || endedAt !== null) continue;
      centre.execute({
        type: "interaction.identifyCustomer",
        interactionId,
        agentId: null,
        customer: toCustomerDetails(saved),
      });
    }
    return saved;
  },
};
