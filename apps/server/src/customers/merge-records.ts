import type { Customer } from "@omni/contract";
import { contactValuesOf } from "./contact-values.ts";

/** Which of two records each value comes from; what is not named comes from the one that stays, where it has a value. */
export interface MergeChoices {
  /** `name`, `email`, `crmRecord` or a column's name. */
  takeFromOther: readonly string[];
}

const mostPhones = 32;

/** Both numbers, each once however it is written. */
function unitePhones(first: readonly string[], second: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...first, ...second]
    .filter((phone) => {
      const value = contactValuesOf({ phones: [phone], email: null })[0]?.value ?? phone;
      return !seen.has(value) && seen.add(value);
    })
    .slice(0, mostPhones);
}

/** The record that is left of two. */
export function mergeRecords(kept: Customer, other: Customer, choices: MergeChoices, now: number): Customer {
  const isTaken = (name: string): boolean => choices.takeFromOther.includes(name);
  const pick = <T>(name: string, own: T | null, theirs: T | null): T | null =>
    isTaken(name) ? (theirs ?? own) : (own ?? theirs);
  const names = new Set([...Object.keys(kept.fields), ...Object.keys(other.fields)]);
  const fields: Record<string, unknown> = {};
  for (const name of names) fields[name] = pick<unknown>(name, kept.fields[name] ?? null, other.fields[name] ?? null);
  return {
    ...kept,
    name: isTaken("name") ? other.name : kept.name,
    phones: unitePhones(kept.phones, other.phones),
    email: pick("email", kept.email, other.email),
    crmRecord: pick("crmRecord", kept.crmRecord, other.crmRecord),
    fields,
    createdAt: Math.min(kept.createdAt, other.createdAt),
    updatedAt: now,
  };
}
