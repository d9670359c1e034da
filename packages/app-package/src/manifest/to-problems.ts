import { isPresent, type Path, toKeyOffset, toOffset, toPathText, toPosition } from "./locate.ts";
import {
  type Issue,
  toGivenName,
  toKeyRepair,
  toLimitRepair,
  toValueRepair,
  toWanted,
  toWantedName,
} from "./issue-words.ts";
import { knownKeysAt } from "./known-keys.ts";
import { type ManifestProblem, type ManifestRule, maxProblems, quote } from "./problem.ts";
import type { JsonDocument } from "./read-json.ts";

interface Finding {
  rule: ManifestRule;
  offset: number;
  path: Path;
  problem: string;
  repair: string;
}

/** What zod found, in the words of a manifest's author. */
export function toProblems(document: JsonDocument, issues: readonly Issue[]): ManifestProblem[] {
  return issues
    .slice(0, maxProblems)
    .flatMap((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      if (issue.code === "unrecognized_keys") return toUnknownKeys(document, path, issue.keys);
      if (issue.code === "invalid_key") return [toBadKey(document, path, issue)];
      return [isPresent(document.root, path) ? toBadValue(document, path, issue) : toMissingKey(document, path, issue)];
    })
    .map(({ rule, offset, path, problem, repair }) => ({
      rule,
      path: toPathText(path),
      ...toPosition(document.text, offset),
      problem,
      repair,
    }));
}

function toUnknownKeys({ root, value }: JsonDocument, path: Path, keys: readonly string[]): Finding[] {
  const known = knownKeysAt(path, value);
  return keys.slice(0, maxProblems).map((key) => ({
    rule: "manifest/unknown-key",
    offset: toKeyOffset(root, path, key),
    path: [...path, key],
    problem: `${quote(key)} is not a key here.`,
    repair: toKeyRepair(key, known),
  }));
}

function toBadKey({ root }: JsonDocument, path: Path, issue: Issue & { code: "invalid_key" }): Finding {
  const [problem = "", repair = ""] = (issue.issues[0]?.message ?? "").split("\n");
  const offset = toKeyOffset(root, path.slice(0, -1), String(path.at(-1)));
  return { rule: "manifest/bad-value", offset, path, problem, repair };
}

function toMissingKey({ root }: JsonDocument, path: Path, issue: Issue): Finding {
  const key = quote(path.at(-1));
  const repair = `Add ${key}${toWanted(issue)}.`;
  return { rule: "manifest/missing-key", offset: toOffset(root, path), path, problem: `${key} is missing.`, repair };
}

function toBadValue({ root, value }: JsonDocument, path: Path, issue: Issue): Finding {
  const at = { offset: toOffset(root, path), path };
  const given = toValueAt(value, path);
  if (issue.code === "invalid_type") {
    const wanted = toWantedName(issue.expected);
    const problem = `${toGivenName(given)} stands where ${wanted} belongs.`;
    return { ...at, rule: "manifest/wrong-type", problem, repair: `Write ${wanted}.` };
  }
  if (issue.code === "invalid_value") {
    const isPermission = path[0] === "permissions";
    const rule = isPermission ? "manifest/unknown-permission" : "manifest/bad-value";
    const what = isPermission ? "a permission of the contract" : "a value for this key";
    return { ...at, rule, problem: `${quote(given)} is not ${what}.`, repair: toValueRepair(given, issue.values) };
  }
  const [problem = "", repair] = issue.message.split("\n");
  const rule = "manifest/bad-value";
  if (repair !== undefined) return { ...at, rule, problem, repair };
  return { ...at, rule, problem: `${quote(given)} does not fit here.`, repair: toLimitRepair(issue) };
}

function toValueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, key)) return undefined;
    // Own, as the line before has seen.
    return (part as Record<string | number, unknown>)[key];
  }, value);
}
