import type { Customer } from "@omni/contract";
import { recordMessages as messages } from "./record-messages.ts";

/** A value of a column as text. */
export function toValueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return messages.record.none;
  if (typeof value === "boolean") return value ? messages.record.yes : messages.record.no;
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** What a form holds of a customer. */
export interface RecordDraft {
  name: string;
  phones: string;
  email: string;
  fields: Record<string, unknown>;
}

export const toDraft = (customer: Pick<Customer, "name" | "phones" | "email" | "fields"> | null): RecordDraft => ({
  name: customer?.name ?? "",
  phones: customer?.phones.join(", ") ?? "",
  email: customer?.email ?? "",
  fields: { ...customer?.fields },
});

/** What the form changed. */
export function toChange(draft: RecordDraft, before: RecordDraft) {
  const fields = Object.fromEntries(
    Object.entries(draft.fields).filter(([name, value]) => value !== before.fields[name]),
  );
  const phones = draft.phones
    .split(",")
    .map((phone) => phone.trim())
    .filter((phone) => phone !== "");
  return {
    ...(draft.name !== before.name && { name: draft.name.trim() }),
    ...(draft.phones !== before.phones && { phones }),
    ...(draft.email !== before.email && { email: draft.email.trim() || null }),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}
