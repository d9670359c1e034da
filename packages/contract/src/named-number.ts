import type { CustomerDetails } from "./generated/types.ts";
import { isMasked } from "./mask-policy.ts";

type Record = Pick<CustomerDetails, "phones" | "fields" | "maskedFields">;

const isNumber = (value: unknown): value is string =>
  typeof value === "string" && /^\+?[0-9*#()\-. ]{2,63}$/.test(value);

/** Whether a destination is not the number itself: it is shown in part, or says where in the customer's record it stands. */
export const namesNumber = (to: string): boolean => isMasked(to) || /^(?:phones\[\d{1,2}\]|[A-Za-z]\w{0,63})$/.test(to);

/**
 * The numbers of a customer that a destination names: the hidden number as it is `shown`, `phones[0]` and so on, or the name
 * of a column. So a customer can be called by somebody who may not see the number. More than one: they look the same.
 */
export function numbersNamed(customer: Record, shown: Record, to: string): string[] {
  const place = /^phones\[(\d+)\]$/.exec(to)?.[1];
  const found: unknown[] = [];
  if (place !== undefined) found.push(customer.phones[Number(place)]);
  else if (isMasked(to)) {
    found.push(...customer.phones.filter((_, index) => shown.phones[index] === to));
    for (const name of shown.maskedFields)
      if (Object.hasOwn(customer.fields, name) && shown.fields[name] === to) found.push(customer.fields[name]);
  } else if (Object.hasOwn(customer.fields, to)) found.push(customer.fields[to]);
  return [...new Set(found.filter(isNumber))];
}
