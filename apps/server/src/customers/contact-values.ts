/** One phone number however it is written: its digits, without an international prefix. */
export const normalisePhone = (phone: string): string => phone.replace(/\D/g, "").replace(/^0+/, "");

export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

export interface ContactValue {
  kind: "PHONE" | "EMAIL";
  value: string;
}

/** Everything that a customer can be found by. */
export function contactValuesOf({
  phones,
  email,
}: {
  phones: readonly string[];
  email: string | null;
}): ContactValue[] {
  const values: ContactValue[] = [];
  for (const phone of new Set(phones.map(normalisePhone)))
    if (phone !== "") values.push({ kind: "PHONE", value: phone });
  const address = email === null ? "" : normaliseEmail(email);
  if (address !== "") values.push({ kind: "EMAIL", value: address });
  return values;
}
