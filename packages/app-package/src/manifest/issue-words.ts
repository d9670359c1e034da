import { nearest } from "@omni/contract";
import type { z } from "zod";
import { listWords, quote } from "./problem.ts";

export type Issue = z.core.$ZodIssue;

/** What to write instead of a key that is not known. */
export function toKeyRepair(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  if (close !== null) return `Did you mean "${close}"?`;
  return known.length === 0 ? "Remove it." : `Remove it, or use one of ${listWords(known)}.`;
}

/** What to write instead of a value that is none of a list. */
export function toValueRepair(given: unknown, values: readonly unknown[]): string {
  if (values.some((value) => typeof value !== "string")) return `Write ${values.map(quote).join(" or ")}.`;
  const words = values.map(String);
  const close = typeof given === "string" ? nearest(given, words) : null;
  return close === null ? `Use ${listWords(words)}.` : `Did you mean "${close}"?`;
}

/** What to write where a key is missing. */
export function toWanted(issue: Issue): string {
  if (issue.code === "invalid_type") return `, ${toWantedName(issue.expected)}`;
  if (issue.code === "invalid_value") return `: ${issue.values.map(quote).slice(0, 6).join(" or ")}`;
  return "";
}

/** Which limit a value breaks, when the schema has no words of its own for it. */
export function toLimitRepair(issue: Issue): string {
  if (issue.code === "too_big") return `At most ${issue.maximum}${toUnit(issue.origin)}.`;
  if (issue.code === "too_small") return `At least ${issue.minimum}${toUnit(issue.origin)}.`;
  if (issue.code === "invalid_format" && issue.format === "email")
    return 'Write an address such as "help@example.com".';
  return `${issue.message}.`;
}

const toUnit = (origin: string): string => ({ string: " characters", array: " entries" })[origin] ?? "";

export function toGivenName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "A list";
  const names: Record<string, string> = { string: "A text", number: "A number", boolean: "A yes or no" };
  return names[typeof value] ?? "An object";
}

export function toWantedName(expected: string): string {
  const names: Record<string, string> = {
    string: "a text in quotes",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list in [ ]",
    object: "an object in { }",
    record: "an object in { }",
  };
  return names[expected] ?? expected;
}
