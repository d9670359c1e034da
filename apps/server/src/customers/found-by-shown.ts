import type { Customer } from "@omni/contract";
import { contactValuesOf, normaliseEmail, normalisePhone } from "./contact-values.ts";
import { toSearchText } from "./search-text.ts";

/** A shorter number is a part of one. */
const shortestNumber = 7;

/**
 * Whether somebody who is `shown` the record masked finds it by these words: by what they see, or by a whole number, address
 * or value that they know. By parts a hidden number could be searched out digit by digit.
 */
export function isFoundByShown(customer: Customer, shown: Customer, query: string): boolean {
  const whole = new Set(contactValuesOf(customer).map(({ kind, value }) => `${kind} ${value}`));
  for (const value of Object.values(customer.fields))
    if (typeof value === "string" || typeof value === "number") whole.add(`VALUE ${String(value).toLowerCase()}`);
  const isWhole = (text: string): boolean => {
    const phone = normalisePhone(text);
    return (
      (phone.length >= shortestNumber && whole.has(`PHONE ${phone}`)) ||
      whole.has(`EMAIL ${normaliseEmail(text)}`) ||
      whole.has(`VALUE ${text.toLowerCase()}`)
    );
  };
  if (isWhole(query.trim())) return true;
  const text = toSearchText(shown);
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word) || isWhole(word));
}
