import { findCrossFaults } from "./cross-faults.ts";
import { toOffset, toPathText, toPosition } from "./locate.ts";
import { type Manifest, manifestSchema } from "./manifest-schema.ts";
import { type ManifestProblem, maxProblems } from "./problem.ts";
import { readJson } from "./read-json.ts";
import { toProblems } from "./to-problems.ts";

export type ParsedManifest = { manifest: Manifest; problems?: never } | { manifest: null; problems: ManifestProblem[] };

/** The manifest, or everything that is wrong with it, in the file's order; of more than a hundred problems, a hundred. */
export function parseManifest(source: string | Uint8Array, fileName = "manifest.json"): ParsedManifest {
  const document = readJson(source, fileName);
  if (Array.isArray(document)) return { manifest: null, problems: document };
  const { value } = document;
  const parsed = manifestSchema.safeParse(value);
  const faults = findCrossFaults(value)
    .slice(0, maxProblems)
    .map(({ path, ...fault }) => ({
      ...fault,
      path: toPathText(path),
      ...toPosition(document.text, toOffset(document.root, path)),
    }));
  const problems = [
    ...document.problems,
    ...(parsed.success ? [] : toProblems(document, parsed.error.issues)),
    ...faults,
  ]
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, maxProblems);
  return parsed.success && problems.length === 0 ? { manifest: parsed.data } : { manifest: null, problems };
}

/** `manifest.json:3:5 manifest/unknown-key pages[0].ttle: "ttle" is not a key here. Did you mean "title"?` */
export const toProblemLine = (
  fileName: string,
  { line, column, rule, path, problem, repair }: ManifestProblem,
): string => `${fileName}:${line}:${column} ${rule}${path === "" ? "" : ` ${path}`}: ${problem} ${repair}`;
