import { maskCustomerDetails, type CustomerDetails } from "@omni/contract";

type Maskable = Pick<CustomerDetails, "phones" | "email" | "fields" | "maskedFields">;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isCustomer = (value: Record<string, unknown>): value is Record<string, unknown> & Maskable =>
  Array.isArray(value["phones"]) && Array.isArray(value["maskedFields"]) && isObject(value["fields"]);

/** What an app without `customer.pii` gets of a result: customers and interactions with their customers masked. */
export function maskResult(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(maskResult);
  if (!isObject(result)) return result;
  if (isCustomer(result)) return maskCustomerDetails(result);
  const details = result["customerDetails"];
  return isObject(details) ? { ...result, customerDetails: maskResult(details) } : result;
}
