import type { CustomerDetails } from "./generated/types.ts";
import { maskText, type MaskPolicy } from "./mask-policy.ts";

/** Hides all but the last digits: enough to recognise a number, too little to dial it. */
const maskTail = (value: string): string =>
  value.length <= 4 ? "••••" : "•".repeat(value.length - 2) + value.slice(-2);

const maskEmail = (value: string): string => {
  const at = value.indexOf("@");
  return at <= 0 ? maskTail(value) : `${value[0]}•••${value.slice(at)}`;
};

/** A number or an e-mail address, so that it can be recognised and not used. */
export const maskAddress = (address: string): string =>
  address.includes("@") ? maskEmail(address) : maskTail(address);

const isAddress = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+$/.test(text) || (/^\+?[\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 4);

/** Who has no name yet goes by a number or an address: it is hidden there as elsewhere. */
export const maskName = (name: string): string => (isAddress(name) ? maskAddress(name) : name);

/**
 * What an app without the permission `customer.pii` sees of a customer. `columns` are the columns that the process hides,
 * with their policies; without it, `maskedFields` of the input names them. In the result it names everything that was
 * hidden.
 */
export function maskCustomerDetails<T extends Pick<CustomerDetails, "phones" | "email" | "fields" | "maskedFields">>(
  details: T,
  columns?: Readonly<Record<string, MaskPolicy>>,
): T {
  const fields = { ...details.fields };
  const hidden: string[] = [];
  for (const name of columns === undefined ? details.maskedFields : Object.keys(columns)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const policy = columns?.[name];
    fields[name] = policy === undefined ? maskTail(text) : maskText(text, policy);
    hidden.push(name);
  }
  if (details.phones.length > 0) hidden.push("phones");
  if (details.email !== null) hidden.push("email");
  return {
    ...details,
    ...("name" in details && typeof details.name === "string" ? { name: maskName(details.name) } : {}),
    fields,
    phones: details.phones.map(maskTail),
    email: details.email === null ? null : maskEmail(details.email),
    maskedFields: hidden,
  };
}
