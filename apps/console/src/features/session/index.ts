/** The agent's shift: campaigns, extension, availability, account. */
export { AccountMenu } from "./account-menu.tsx";
export { AvailabilityMenu } from "./availability-menu.tsx";
export { SessionRenewal } from "./session-renewal.tsx";
export { StartOfShift } from "./start-of-shift.tsx";
export { useAvailability } from "./use-availability.ts";
