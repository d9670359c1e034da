import { OmniError } from "@omni/wire";
import type { MethodHandlers } from "../call-context.ts";

export const crmMethods: MethodHandlers = {
  "crm.findCustomers": ({ customers, personalData, agentId, app }, { phone, email, query }) => {
    const given = [phone, email, query].filter((value) => value !== undefined);
    if (given.length !== 1)
      throw new OmniError("INVALID_ARGUMENT", "Give exactly one of phone, email and query.", {
        details: { path: "argument", expected: "exactly one of phone, email, query", got: `${given.length} of them` },
      });
    const isBlindApp = app !== null && !app.permissions.includes("customer.pii");
    const mask = isBlindApp ? <T>(value: T) => personalData.mask(value) : personalData.maskFor(agentId);
    return customers.find({ phone, email, query }, mask);
  },
  "crm.getCustomer": ({ customers }, { customerId }) => customers.get(customerId),
  "crm.saveCustomer": ({ customers, agentId, key }, change) => customers.save(agentId, key, change),
};
