import { OmniError } from "@omni/wire";

export interface RefusalProblem {
  rule: string | null;
  /** Where in the manifest; empty for the document itself. */
  path: string;
  line: number | null;
  column: number | null;
  problem: string;
  repair: string | null;
}

/** Why an app is not taken, word for word as the server says it. */
export interface Refusal {
  rule: string | null;
  /** The file of the package that it is about. */
  file: string | null;
  problem: string;
  repair: string | null;
  problems: RefusalProblem[];
}

/** The refusal in an error of an installation; null for errors that say nothing about the app. */
export function toRefusal(error: unknown): Refusal | null {
  if (!OmniError.is(error)) return null;
  const { rule, path, problem, repair, problems } = error.details ?? {};
  if (typeof rule !== "string") return null;
  return {
    rule,
    file: textOf(path),
    problem: textOf(problem) ?? error.message,
    repair: textOf(repair),
    problems: Array.isArray(problems) ? problems.flatMap(toProblem) : [],
  };
}

function toProblem(value: unknown): RefusalProblem[] {
  if (typeof value !== "object" || value === null) return [];
  const { rule, path, line, column, problem, repair }: Record<string, unknown> = { ...value };
  if (typeof problem !== "string") return [];
  return [
    {
      rule: textOf(rule),
      path: textOf(path) ?? "",
      line: numberOf(line),
      column: numberOf(column),
      problem,
      repair: textOf(repair),
    },
  ];
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
