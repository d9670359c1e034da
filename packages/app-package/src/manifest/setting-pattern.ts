/**
 * Why a publisher's pattern is not run, or null. A pattern is matched on the server against what an administrator typed: it
 * must not be able to take exponential time, so nothing that repeats may hold a repetition, and few parts may be open-ended.
 */
export function findPatternFault(source: string): string | null {
  if (/\(\?(?!:)/.test(source)) return "it has a look-around or a named group";
  if (/\\(?:[1-9]|k<)/.test(source)) return "it refers back to a group";
  const withoutClasses = source.replaceAll(/\\./g, "x").replaceAll(/\[[^\]]*\]/g, "x");
  if (/\)[*+{]/.test(withoutClasses)) return "it repeats a group";
  if (withoutClasses.match(/[*+]|\{\d+,\d*\}/g)?.some((_, index) => index >= 4) === true)
    return "it has more than four open-ended repetitions";
  try {
    toWholePattern(source);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const toWholePattern = (source: string): RegExp => new RegExp(`^(?:${source})$`, "u");
