/** The Omni SDK contract: events, methods, payloads, errors and permissions, from one source. */
export * from "./generated/types.ts";
export { compileCheck, type Check, type Issue } from "./compile-check.ts";
export { checkArguments, checkEvent, checkResult } from "./check-entry.ts";
export {
  capabilities,
  contractVersion,
  definitions,
  errors,
  eventNames,
  events,
  isEventName,
  isMethodName,
  methodNames,
  methods,
  permissions,
  permissionsOf,
  protocolVersion,
  type EventEntry,
  type MethodEntry,
} from "./entries.ts";
export type { JsonSchema, JsonSchemaDefinitions } from "./json-schema.ts";
export { maskAddress, maskCustomerDetails, maskName } from "./mask-customer.ts";
export { isMasked, maskText, type MaskPolicy, type MaskRules } from "./mask-policy.ts";
export { maskPersonalData, showPersonalData } from "./mask-personal-data.ts";
export { namesNumber, numbersNamed } from "./named-number.ts";
export { nearest } from "./nearest.ts";
