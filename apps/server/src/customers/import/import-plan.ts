import { createHash } from "node:crypto";
import type { Customer } from "@omni/contract";
import { fromText } from "../check-value.ts";
import type { CustomerChange } from "../check-customer.ts";
import { findColumn, type Column, type Problem } from "../column.ts";
import type { Customers, MatchBy } from "../customers.ts";

/** What becomes of the columns of a file. */
export interface ImportPlan {
  processId: string;
  /** For each column of the file: `name`, `phone`, `email`, a column's name, or null to leave it out. */
  mapping: (string | null)[];
  /** What a row finds its customer by; null: every row is a new customer. */
  matchBy: string | null;
}

export interface RowOutcome {
  result: "CREATED" | "UPDATED" | "FAILED";
  customer: Customer;
  problems: Problem[];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

const known: Readonly<Record<string, string>> = {
  name: "name",
  fullname: "name",
  customer: "name",
  phone: "phone",
  telephone: "phone",
  phonenumber: "phone",
  email: "email",
  mail: "email",
  emailaddress: "email",
};

/** A first guess, by the headings. */
export function suggestMapping(heading: readonly string[], columns: readonly Column[]): (string | null)[] {
  const taken = new Set<string>();
  return heading.map((cell) => {
    const key = plain(cell);
    const column = columns.find(({ name, label }) => plain(name) === key || plain(label) === key)?.name;
    const target = column ?? (Object.hasOwn(known, key) ? known[key] : undefined);
    if (target === undefined || (target !== "phone" && taken.has(target))) return null;
    taken.add(target);
    return target;
  });
}

/** What is wrong with a plan, or null. */
export function checkPlan({ mapping, matchBy }: ImportPlan, width: number, columns: readonly Column[]): string | null {
  if (mapping.length !== width) return `The file has ${width} columns, and the mapping ${mapping.length}.`;
  const used = mapping.filter((each) => each !== null);
  if (used.length === 0) return "Map at least one column of the file.";
  for (const name of used) {
    if (!["name", "phone", "email"].includes(name) && findColumn(columns, name) === undefined)
      return `There is no column ${name}. Map to name, phone, email or a column of the process.`;
    if (name !== "phone" && used.indexOf(name) !== used.lastIndexOf(name)) return `${name} is mapped twice.`;
  }
  if (matchBy === null) return null;
  if (!used.includes(matchBy)) return `Rows cannot be matched by ${matchBy}: no column of the file is mapped to it.`;
  const isContact = matchBy === "phone" || matchBy === "email";
  return isContact || findColumn(columns, matchBy)?.unique === true
    ? null
    : `Rows cannot be matched by ${matchBy}: only phone, e-mail and unique columns tell customers apart.`;
}

interface Row {
  change: CustomerChange;
  matchValue: unknown;
}

function toRow(cells: readonly string[], { mapping, matchBy }: ImportPlan, columns: readonly Column[]): Row {
  const change: CustomerChange = {};
  const fields: Record<string, unknown> = {};
  let matchValue: unknown = null;
  for (const [index, target] of mapping.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (target === null) continue;
    const column = findColumn(columns, target);
    // An empty cell says nothing: it deletes nothing.
    if (cell !== "") {
      if (target === "name") change.name = cell.slice(0, 256);
      else if (target === "phone") change.phones = [...(change.phones ?? []), cell];
      else if (target === "email") change.email = cell;
      else if (column !== undefined) fields[target] = fromText(column, cell);
      if (target === matchBy) matchValue = column === undefined ? cell : fields[target];
    }
  }
  return { change: { ...change, fields }, matchValue };
}

/** Decides about one row. Writes nothing. */
export function planRow(customers: Customers, plan: ImportPlan, cells: readonly string[], rowId: string): RowOutcome {
  const { processId, matchBy } = plan;
  const columns = customers.columns.of(processId);
  const { change, matchValue } = toRow(cells, plan, columns);
  const by: MatchBy | undefined =
    matchBy === "phone" || matchBy === "email" ? matchBy : findColumn(columns, matchBy ?? "");
  const existing = by === undefined || matchValue === null ? null : customers.match(processId, by, matchValue);
  const customerId =
    existing?.customerId ?? `customer-${createHash("sha256").update(rowId).digest("hex").slice(0, 24)}`;
  const phones =
    change.phones === undefined || existing === null
      ? change
      : { ...change, phones: [...new Set([...existing.phones, ...change.phones])].slice(0, 32) };
  const { customer, problems } = customers.toSaved({ customerId, processId, existing }, phones);
  const missing: Problem[] =
    matchBy !== null && matchValue === null
      ? [{ column: matchBy, message: "is empty, and rows are matched by it" }]
      : [];
  const tooWide: Problem[] =
    cells.length > plan.mapping.length
      ? [{ column: "row", message: `has ${cells.length} cells, the heading ${plan.mapping.length}` }]
      : [];
  const all = [...tooWide, ...missing, ...problems];
  return { customer, problems: all, result: all.length > 0 ? "FAILED" : existing === null ? "CREATED" : "UPDATED" };
}
