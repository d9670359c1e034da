import type { Callback, ChannelDetails, CustomerDetails } from "./generated/types.ts";
import { maskCustomerDetails } from "./mask-customer.ts";
import type { MaskPolicy, MaskRules } from "./mask-policy.ts";

/**
 * What an app without `customer.pii` sees of an event's payload or a method's result: customers, the customer's side of
 * the channel, and callbacks, wherever the contract has them. `rules` say which columns each process hides, and how.
 */
export function maskPersonalData(value: unknown, rules: MaskRules = {}): unknown {
  if (Array.isArray(value)) return value.map((each) => maskPersonalData(each, rules));
  if (typeof value !== "object" || value === null) return value;
  if (isCustomer(value)) return maskCustomerDetails(value, columnsFor(value, rules));
  if (isCallback(value)) return { ...value, phone: maskPhone(value.phone) };
  const masked: Record<string, unknown> = { ...value };
  if (isCustomer(masked.customerDetails))
    masked.customerDetails = maskCustomerDetails(masked.customerDetails, columnsFor(value, rules));
  if (isChannel(masked.channelDetails)) masked.channelDetails = maskChannel(masked.channelDetails);
  if (isCallback(masked.callback)) masked.callback = maskPersonalData(masked.callback, rules);
  return masked;
}

/**
 * What an app with `customer.pii` sees: nothing is hidden, so `maskedFields`, which until here names what could be, names
 * nothing.
 */
export function showPersonalData(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(showPersonalData);
  // Where nothing could be hidden, which is most often so, nothing is copied.
  if (isCustomer(value)) return value.maskedFields.length === 0 ? value : { ...value, maskedFields: [] };
  if (!Object.hasOwn(value, "customerDetails")) return value;
  const { customerDetails } = value as { customerDetails: unknown };
  const shown = showPersonalData(customerDetails);
  return shown === customerDetails ? value : { ...value, customerDetails: shown };
}

/** A customer record names its process, and so does an interaction beside its customer. */
function columnsFor(value: object, rules: MaskRules): Readonly<Record<string, MaskPolicy>> | undefined {
  const processId = "processId" in value ? value.processId : undefined;
  return typeof processId === "string" && Object.hasOwn(rules, processId) ? rules[processId] : undefined;
}

const has = (value: unknown, ...keys: string[]): boolean =>
  typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));

const isCustomer = (value: unknown): value is CustomerDetails =>
  has(value, "phones", "email", "fields", "maskedFields");
const isChannel = (value: unknown): value is ChannelDetails => has(value, "channelType", "direction", "from", "to");
const isCallback = (value: unknown): value is Callback => has(value, "callbackId", "phone");

type Maskable = Pick<CustomerDetails, "phones" | "email" | "fields" | "maskedFields">;
const maskOne = (part: Partial<Maskable>): Maskable =>
  maskCustomerDetails({ phones: [], email: null, fields: {}, maskedFields: [], ...part });
const maskPhone = (phone: string): string => maskOne({ phones: [phone] }).phones[0] ?? "";
const maskAddress = (address: string): string =>
  address.includes("@") ? (maskOne({ email: address }).email ?? "") : maskPhone(address);

/** In a chat the customer's side is a visit, which says nothing of the person. */
function maskChannel(channel: ChannelDetails): ChannelDetails {
  if (channel.channelType === "CHAT") return channel;
  return channel.direction === "INBOUND"
    ? { ...channel, from: maskAddress(channel.from) }
    : { ...channel, to: maskAddress(channel.to) };
}
