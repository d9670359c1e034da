import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { type Path, toPathText, toPosition } from "./locate.ts";
import { type ManifestProblem, type ManifestRule, maxProblems, quote } from "./problem.ts";

export const maxManifestBytes = 256 * 1024;
const maxDepth = 16;

export interface JsonDocument {
  text: string;
  /** The parsed value, whose keys are own properties whatever their names. */
  value: unknown;
  root: Node;
  problems: ManifestProblem[];
}

const problemAt = (
  text: string,
  offset: number,
  rule: ManifestRule,
  path: string,
  problem: string,
  repair: string,
) => ({
  rule,
  path,
  ...toPosition(text, offset),
  problem,
  repair,
});

/** The document as a tree that knows where everything stands, or the problem that keeps it from being read at all. */
export function readJson(source: string | Uint8Array, fileName: string): JsonDocument | ManifestProblem[] {
  if (source.length > maxManifestBytes || byteLength(source) > maxManifestBytes) {
    const repair = "Keep texts short and move data to files of the package.";
    return [problemAt("", 0, "manifest/too-large", "", `${fileName} is larger than 256 KB.`, repair)];
  }
  const text = toText(source);
  if (text === null)
    return [
      problemAt(
        "",
        0,
        "manifest/encoding",
        "",
        `${fileName} is not UTF-8.`,
        "Save it as UTF-8 without a byte-order mark.",
      ),
    ];
  const deepAt = findDeepOffset(text);
  if (deepAt !== null) {
    const repair = "A manifest is flat: see docs/app-packages.md.";
    return [problemAt(text, deepAt, "manifest/too-deep", "", `Values are nested more than ${maxDepth} deep.`, repair)];
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (root === undefined || first !== undefined) {
    const what = first === undefined ? "there is no value" : toWords(printParseErrorCode(first.error));
    const problem = `${fileName} is not JSON: ${what}.`;
    return [
      problemAt(
        text,
        first?.offset ?? 0,
        "manifest/syntax",
        "",
        problem,
        "Write plain JSON, without comments and trailing commas.",
      ),
    ];
  }
  return { text, value: JSON.parse(text) as unknown, root, problems: toDuplicateProblems(text, root) };
}

const byteLength = (source: string | Uint8Array): number =>
  typeof source === "string" ? new TextEncoder().encode(source).length : source.length;

function toText(source: string | Uint8Array): string | null {
  if (typeof source === "string") return source.replace(/^\uFEFF/, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch {
    return null;
  }
}

/** "PropertyNameExpected" as "property name expected". */
const toWords = (code: string): string => code.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

/** Looked at before parsing, because the parser calls itself for every level. */
function findDeepOffset(text: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (depth > maxDepth) return index;
  }
  return null;
}

function findDuplicateKeys(node: Node, path: Path): { offset: number; name: string; path: Path }[] {
  const seen = new Set<unknown>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === "array") return findDuplicateKeys(child, [...path, index]);
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const inside = value === undefined ? [] : findDuplicateKeys(value, [...path, name]);
    const isAgain = seen.has(name);
    seen.add(name);
    return isAgain ? [{ offset: child.offset, name, path: [...path, name] }, ...inside] : inside;
  });
}

function toDuplicateProblems(text: string, root: Node): ManifestProblem[] {
  const duplicates = findDuplicateKeys(root, []).slice(0, maxProblems);
  return duplicates.map(({ offset, name, path }) => {
    const problem = `The key ${quote(name)} stands twice in its object.`;
    return problemAt(text, offset, "manifest/duplicate-key", toPathText(path), problem, "Keep one of them.");
  });
}
