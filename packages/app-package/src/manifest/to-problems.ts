import { nearest, permissions } from "@omni/contract";
import type { z } from "zod";
import { isPresent, type Path, toKeyOffset, toOffset, toPathText, toPosition } from "./locate.ts";
import { knownKeysAt } from "./known-keys.ts";
import { listWords, maxProblems, type ManifestProblem, type ManifestRule, quote } from "./problem.ts";
import type { JsonDocument } from "./read-json.ts";

type Issue = z.core.$ZodIssue;

/** What zod found, in the words of a manifest's author. */
export function toProblems({ text, root, value }: JsonDocument, issues: readonly Issue[]): ManifestProblem[] {
  const at = (offset: number, rule: ManifestRule, path: Path, problem: string, repair: string): ManifestProblem => ({
    rule,
    path: toPathText(path),
    ...toPosition(text, offset),
    problem,
    repair,
  });
  return issues.slice(0, maxProblems).flatMap((issue): ManifestProblem[] => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.slice(0, maxProblems).map((key) => {
        const repair = toKeyRepair(key, knownKeysAt(path, value));
        return at(
          toKeyOffset(root, path, key),
          "manifest/unknown-key",
          [...path, key],
          `${quote(key)} is not a key here.`,
          repair,
        );
      });
    }
    if (issue.code === "invalid_key") {
      const key = String(path.at(-1));
      const [problem = "", repair = ""] = (issue.issues[0]?.message ?? "").split("\n");
      return [at(toKeyOffset(root, path.slice(0, -1), key), "manifest/bad-value", path, problem, repair)];
    }
    const offset = toOffset(root, path);
    if (!isPresent(root, path)) {
      const key = toPathText(path.slice(-1));
      return [
        at(offset, "manifest/missing-key", path, `${quote(key)} is missing.`, `Add ${quote(key)}${toWanted(issue)}.`),
      ];
    }
    const given = toValueAt(value, path);
    if (issue.code === "invalid_type") {
      return [
        at(
          offset,
          "manifest/wrong-type",
          path,
          `${toGivenName(given)} stands where ${toWantedName(issue.expected)} belongs.`,
          `Write ${toWantedName(issue.expected)}.`,
        ),
      ];
    }
    if (issue.code === "invalid_value") {
      const words = issue.values.map(String);
      const isPermission = words.length === Object.keys(permissions).length && path[0] === "permissions";
      const problem = `${quote(given)} is not ${isPermission ? "a permission of the contract" : "a value for this key"}.`;
      return [
        at(
          offset,
          isPermission ? "manifest/unknown-permission" : "manifest/bad-value",
          path,
          problem,
          toValueRepair(given, issue.values, isPermission),
        ),
      ];
    }
    const [problem = "", repair = toLimitRepair(issue)] = issue.message.split("\n");
    return [
      at(
        offset,
        "manifest/bad-value",
        path,
        repair === "" || issue.message.includes("\n") ? problem : `${quote(given)} does not fit here.`,
        repair,
      ),
    ];
  });
}

function toKeyRepair(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  if (close !== null) return `Did you mean "${close}"?`;
  return known.length === 0 ? "Remove it." : `Remove it, or use one of ${listWords(known)}.`;
}

function toValueRepair(given: unknown, values: readonly unknown[], isPermission: boolean): string {
  if (values.some((value) => typeof value !== "string")) return `Write ${values.map(quote).join(" or ")}.`;
  const words = values.map(String);
  const close = typeof given === "string" ? nearest(given, words) : null;
  if (close !== null) return `Did you mean "${close}"?`;
  return isPermission ? `The permissions are ${words.join(", ")}.` : `Use ${listWords(words)}.`;
}

function toLimitRepair(issue: Issue): string {
  const unit =
    "origin" in issue && issue.origin === "string"
      ? " characters"
      : "origin" in issue && issue.origin === "array"
        ? " entries"
        : "";
  if (issue.code === "too_big") return `At most ${issue.maximum}${unit}.`;
  if (issue.code === "too_small") return `At least ${issue.minimum}${unit}.`;
  if (issue.code === "invalid_format" && issue.format === "email")
    return 'Write an address such as "support@example.com".';
  return "";
}

const toWanted = (issue: Issue): string => {
  if (issue.code === "invalid_type") return `, ${toWantedName(issue.expected)}`;
  if (issue.code === "invalid_value") return `: ${issue.values.map(quote).slice(0, 6).join(" or ")}`;
  return "";
};

function toGivenName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "A list";
  const names: Record<string, string> = {
    string: "A text",
    number: "A number",
    boolean: "A yes or no",
    object: "An object",
  };
  return names[typeof value] ?? "Nothing";
}

function toWantedName(expected: string): string {
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

function toValueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, key)) return undefined;
    return (part as Record<string | number, unknown>)[key];
  }, value);
}
