/** The hosts that `--host` names, each once and in the suite's order; all of them when it is not given. */
export function readHostNames<Name extends string>(
  given: readonly string[] | undefined,
  known: readonly Name[],
): Name[] {
  if (given === undefined) return [...known];
  const named = given.flatMap((each) => each.split(",")).map((each) => each.trim());
  const unknown = named.find((each) => !known.some((name) => name === each));
  if (unknown !== undefined) {
    throw new Error(`No host is named "${unknown}". Use one or more of ${known.join(", ")}.`);
  }
  return known.filter((name) => named.includes(name));
}
