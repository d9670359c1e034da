import { isMasked, maskPersonalData, type Customer, type MaskRules, type MethodArguments } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { checkValue, isEmail } from "./check-value.ts";
import { findColumn, toUnknownColumn, type Column, type Problem } from "./column.ts";

/** What a save changes; what is left out stays. */
export type CustomerChange = Omit<MethodArguments["crm.saveCustomer"], "customerId" | "processId">;

/**
 * Who sees a customer masked sends hidden values back as they were shown: they stay as they are. What still looks
 * masked after that is somebody's mistake, and a problem.
 */
export function keepHidden(existing: Customer | null, change: CustomerChange, rules: MaskRules): CustomerChange {
  if (existing === null) return change;
  // Masking keeps the shape.
  const shown = maskPersonalData(existing, rules) as Customer;
  const kept: CustomerChange = { ...change };
  if (change.phones !== undefined)
    kept.phones = change.phones.map((phone) => existing.phones[shown.phones.indexOf(phone)] ?? phone);
  if (change.email !== undefined && change.email === shown.email) kept.email = existing.email;
  if (change.fields !== undefined)
    kept.fields = Object.fromEntries(
      Object.entries(change.fields).map(([name, value]) => [
        name,
        shown.maskedFields.includes(name) && value === shown.fields[name] ? existing.fields[name] : value,
      ]),
    );
  return kept;
}

const hiddenProblem = (column: string): Problem => ({
  column,
  message: "part of the value is hidden. Leave it as it is to keep it, or give the whole new value",
});

function checkContacts({ name, phones = [], email }: CustomerChange): Problem[] {
  const problems: Problem[] = [];
  if (name !== undefined && name.trim() === "") problems.push({ column: "name", message: "a name is required" });
  for (const phone of phones) {
    if (isMasked(phone)) problems.push(hiddenProblem("phones"));
    else if (!/\d/.test(phone))
      problems.push({ column: "phones", message: `expected a phone number, got ${JSON.stringify(phone)}` });
  }
  if (typeof email !== "string" || email === "") return problems;
  if (isMasked(email)) problems.push(hiddenProblem("email"));
  else if (!isEmail(email.trim()))
    problems.push({ column: "email", message: `expected an e-mail address, got ${JSON.stringify(email)}` });
  return problems;
}

const plain = { enumerable: true, configurable: true, writable: true };
const ownOf = (fields: Record<string, unknown> | undefined, name: string): unknown =>
  fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;

export interface CheckedFields {
  fields: Record<string, unknown>;
  problems: Problem[];
}

/** The customer's fields after the change. A process without columns takes any. */
function checkFields(columns: readonly Column[], existing: Customer | null, change: CustomerChange): CheckedFields {
  const fields: Record<string, unknown> = { ...existing?.fields };
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(change.fields ?? {})) {
    const column = findColumn(columns, name);
    if (typeof given === "string" && isMasked(given) && given !== ownOf(existing?.fields, name)) {
      problems.push(hiddenProblem(name));
      continue;
    }
    if (column === undefined && columns.length > 0 && !Object.hasOwn(existing?.fields ?? {}, name)) {
      problems.push(toUnknownColumn(columns, name));
      continue;
    }
    const checked = column === undefined ? { value: given } : checkValue(column, given);
    if ("message" in checked) problems.push({ column: name, message: checked.message });
    else if (checked.value === null) delete fields[name];
    // A plain assignment to `__proto__` would change what the record inherits, and store nothing.
    else Object.defineProperty(fields, name, { value: checked.value, ...plain });
  }
  if (existing === null)
    for (const { name, required } of columns)
      if (required && fields[name] === undefined && change.fields?.[name] === undefined)
        problems.push({ column: name, message: "a value is required" });
  return { fields, problems };
}

/** Everything that is wrong with a change, and the fields after it. */
export function checkChange(
  columns: readonly Column[],
  existing: Customer | null,
  change: CustomerChange,
): CheckedFields {
  const { fields, problems } = checkFields(columns, existing, change);
  return { fields, problems: [...checkContacts(change), ...problems] };
}

const builtIn = new Set(["name", "phones", "email"]);

/** All problems as one refusal; the details name the first. */
export function toInvalidCustomer(problems: readonly Problem[]): OmniError {
  const [first] = problems;
  const path = first === undefined || builtIn.has(first.column) ? first?.column : `fields.${first.column}`;
  return new OmniError(
    "INVALID_ARGUMENT",
    `${problems.map(({ column, message }) => `${column}: ${message}`).join("; ")}.`.replace(/([.?])\.$/, "$1"),
    { details: { path: `argument.${path ?? ""}`, problems: problems.map((each) => ({ ...each })) } },
  );
}
