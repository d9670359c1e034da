import { OmniError } from "@omni/wire";
import type { MethodHandlers } from "../call-context.ts";

export const crmMethods: MethodHandlers = {
  "crm.findCustomers": ({ customers }, { phone, email, query }) => {
    const given = [phone, email, query].filter((value) => value !== undefined);
    if (given.length !== 1)
      throw new OmniError("INVALID_ARGUMENT", "Give exactly one of phone, email and query.", {
        details: { path: "argument", expected: "exactly one of phone, email, query", got: `${given.length} of them` },
      });
    return customers.find({ phone, email, query });
  },
  "crm.getCustomer": ({ customers }, { customerId }) => customers.get(customerId),
  "crm.saveCustomer": ({ customers, agentId, key }, change) => customers.save(agentId, key, change),
};
