import type { Customer, CustomerDetails } from "@omni/contract";

/** A customer as interactions carry them. */
export const toCustomerDetails = (customer: Customer): CustomerDetails => {
  const { customerId, name, phones, email, fields, maskedFields, crmRecord } = customer;
  return { customerId, name, phones, email, fields, maskedFields, crmRecord };
};
