import { isMasked, namesNumber, numbersNamed, type CustomerDetails } from "@omni/contract";
import { OmniError } from "@omni/wire";
import type { CallContext } from "./call-context.ts";
import { findOwnInteraction } from "./find-own-interaction.ts";

type Party = Pick<CustomerDetails, "phones" | "email" | "fields" | "maskedFields"> & { processId: string };

const refuse = (message: string, to: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", message, {
    details: { path: "argument.to", expected: "a number, or one of the customer's by its name", got: to.slice(0, 64) },
  });

/** What is dialled for a destination that may be hidden from the caller, who never learns it. */
function numberOf({ personalData }: CallContext, party: Party, to: string): string {
  const [number, another] = numbersNamed(party, personalData.mask(party), to);
  if (another !== undefined)
    throw refuse(
      "The customer has two numbers that look the same. Name one of them: phones[0], phones[1] and so on.",
      to,
    );
  if (number !== undefined) return number;
  // Whatever it is, it is refused as no number.
  if (!isMasked(to)) return to;
  throw refuse("The number is shown in part, and the customer has none that looks so. Load the customer anew.", to);
}

/** The number for a customer whom the caller names by id. */
export function findCustomersNumber(context: CallContext, customerId: string | undefined, to: string): string {
  if (!namesNumber(to)) return to;
  if (customerId !== undefined) return numberOf(context, context.customers.get(customerId), to);
  if (!isMasked(to)) return to;
  throw refuse("The number is shown in part. Give the customer's id as customerId with it.", to);
}

/** The number for the customer of one of the caller's interactions. */
export function findPartysNumber(context: CallContext, interactionId: string, to: string | undefined): string | null {
  if (to === undefined || !namesNumber(to)) return to ?? null;
  const { customer, channelDetails, processId } = findOwnInteraction(context, interactionId);
  const { channelType, direction, from, to: called } = channelDetails;
  const own = direction === "OUTBOUND" ? called : from;
  const phones = channelType === "CHAT" || customer.phones.includes(own) ? customer.phones : [...customer.phones, own];
  return numberOf(context, { ...customer, phones, processId }, to);
}
