import type { Callback, ChannelDetails, CustomerDetails, Message, Participant } from "./generated/types.ts";
import { maskAddress, maskCustomerDetails, maskName } from "./mask-customer.ts";
import type { MaskPolicy, MaskRules } from "./mask-policy.ts";

/**
 * What an app without `customer.pii` sees of an event's payload or a method's result: customers, the customer's side of
 * the channel, callbacks, and who goes by a number for want of a name, wherever the contract has them. `rules` say which columns each process hides, and how.
 */
export function maskPersonalData(value: unknown, rules: MaskRules = {}): unknown {
  if (Array.isArray(value)) return value.map((each) => maskPersonalData(each, rules));
  if (typeof value !== "object" || value === null) return value;
  if (isCustomer(value)) return maskCustomerDetails(value, columnsFor(value, rules));
  if (isCallback(value)) return { ...value, phone: maskAddress(value.phone) };
  if (isCustomersMessage(value)) return { ...value, senderName: maskName(value.senderName) };
  if (isCustomerTakingPart(value)) return { ...value, name: maskName(value.name) };
  const masked: Record<string, unknown> = { ...value };
  if (isCustomer(masked.customerDetails))
    masked.customerDetails = maskCustomerDetails(masked.customerDetails, columnsFor(value, rules));
  if (isChannel(masked.channelDetails)) masked.channelDetails = maskChannel(masked.channelDetails);
  for (const member of ["callback", "message", "participant", "participants"] as const)
    if (member in masked) masked[member] = maskPersonalData(masked[member], rules);
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

const isCustomersMessage = (value: object): value is Message =>
  has(value, "messageId", "senderName") && (value as Message).from === "CUSTOMER";
const isCustomerTakingPart = (value: object): value is Participant =>
  has(value, "participantId", "name") && (value as Participant).type === "CUSTOMER";

/** In a chat the customer's side is a visit, which says nothing of the person. */
function maskChannel(channel: ChannelDetails): ChannelDetails {
  if (channel.channelType === "CHAT") return channel;
  return channel.direction === "INBOUND"
    ? { ...channel, from: maskAddress(channel.from) }
    : { ...channel, to: maskAddress(channel.to) };
}
