import { nearest, type MaskPolicy } from "@omni/contract";
import { normaliseEmail, normalisePhone } from "./contact-values.ts";

export const columnTypes = ["TEXT", "NUMBER", "BOOLEAN", "DATE", "EMAIL", "PHONE", "CHOICE"] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One field of a process's customers beside name, phones and e-mail. */
export interface Column {
  name: string;
  label: string;
  type: ColumnType;
  /** Of a CHOICE, in their order. */
  choices: string[];
  required: boolean;
  /** No two customers of the process have the same value. */
  unique: boolean;
  /** What stays readable for who may not see personal data; null: the column is no secret. */
  mask: MaskPolicy | null;
}

/** What is wrong with one value, for people. */
export interface Problem {
  /** `name`, `phones`, `email` or a column's name. */
  column: string;
  message: string;
}

/** The form in which two values of a unique column are compared. */
export function toUniqueValue({ type }: Column, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (type === "PHONE") return normalisePhone(text);
  return type === "EMAIL" ? normaliseEmail(text) : text.trim().toLowerCase();
}

export const findColumn = (columns: readonly Column[], name: string): Column | undefined =>
  columns.find((column) => column.name === name);

export function toUnknownColumn(columns: readonly Column[], name: string): Problem {
  const near = nearest(
    name,
    columns.map((column) => column.name),
  );
  const hint = near === null ? "An administrator can add it on the page Columns." : `Did you mean ${near}?`;
  return { column: name, message: `there is no column ${name}. ${hint}` };
}
