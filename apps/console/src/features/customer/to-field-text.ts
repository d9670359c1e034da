import { messages } from "./messages.ts";

/** A column's value as text. */
export function toFieldText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? messages.yes : messages.no;
  if (typeof value === "string" || typeof value === "number") return String(value);
  return JSON.stringify(value);
}
