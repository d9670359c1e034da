import type { Column, ColumnType } from "./column.ts";

const longestText = 2_000;
const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneForm = /^\+?[\d\s().\-/]{3,40}$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

export type Checked = { value: unknown } | { message: string };

const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
};
const wrong = (expected: string, got: unknown): Checked => ({ message: `expected ${expected}, got ${quote(got)}` });

export const isEmail = (text: string): boolean => text.length <= 320 && emailForm.test(text);
const isPhone = (text: string): boolean => phoneForm.test(text) && text.replace(/\D/g, "").length >= 3;

/** A day that is in the calendar. */
function isDate(text: string): boolean {
  if (!dateForm.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const checks: { [T in ColumnType]: (value: unknown, column: Column) => Checked } = {
  TEXT: (value) => {
    if (typeof value !== "string") return wrong("a text", value);
    return value.length <= longestText ? { value } : wrong(`a text of at most ${longestText} characters`, value);
  },
  NUMBER: (value) =>
    typeof value === "number" && Number.isFinite(value) ? { value } : wrong("a number such as 12.5", value),
  BOOLEAN: (value) => (typeof value === "boolean" ? { value } : wrong("true or false", value)),
  DATE: (value) =>
    typeof value === "string" && isDate(value) ? { value } : wrong("a date such as 2027-03-31 (year-month-day)", value),
  EMAIL: (value) =>
    typeof value === "string" && isEmail(value.trim())
      ? { value: value.trim() }
      : wrong("an e-mail address such as ana@example.com", value),
  PHONE: (value) =>
    typeof value === "string" && isPhone(value.trim())
      ? { value: value.trim() }
      : wrong("a phone number such as +34 600 111 222", value),
  CHOICE: (value, { choices }) =>
    typeof value === "string" && choices.includes(value) ? { value } : wrong(`one of ${choices.join(", ")}`, value),
};

/** A value of the column as it is stored, or what is wrong with it. Null and an empty text: no value. */
export function checkValue(column: Column, value: unknown): Checked {
  if (value === null || value === undefined || value === "")
    return column.required ? { message: "a value is required" } : { value: null };
  return checks[column.type](value, column);
}

const truths: Readonly<Record<string, boolean>> = { true: true, yes: true, 1: true, false: false, no: false, 0: false };

/** A cell of a file as a value of the column, for `checkValue` to judge. */
export function fromText({ type, choices }: Column, cell: string): unknown {
  const text = cell.trim();
  if (text === "") return null;
  if (type === "NUMBER") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === "BOOLEAN") return Object.hasOwn(truths, text.toLowerCase()) ? truths[text.toLowerCase()] : text;
  if (type === "CHOICE") return choices.find((each) => each.toLowerCase() === text.toLowerCase()) ?? text;
  return text;
}
