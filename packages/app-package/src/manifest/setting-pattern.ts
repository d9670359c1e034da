/** The longest value that a pattern is matched against. */
export const maxPatternValue = 200;

const heaviest = 25;

/**
 * Why a publisher's pattern is not run, or null. It is matched on the server against what an administrator typed, so its
 * worst case is bounded: nothing repeats a repetition, each choice at most doubles the ways to match, and each open-ended
 * repetition multiplies them by the value's length, which is less than two to the eighth.
 */
export function findPatternFault(source: string): string | null {
  if (/\\(?:[1-9]|k<)/.test(source)) return "it refers back to a group";
  const unescaped = source.replaceAll(/\\./gs, "x").replaceAll(/\[[^\]]*\]/g, "x");
  if (/\(\?(?!:)/.test(unescaped)) return "it has a look-around or a named group";
  const plain = unescaped.replaceAll("(?:", "(");
  if (/\)[*+{]/.test(plain)) return "it repeats a group";
  const choices = plain.match(/[|?]/g)?.length ?? 0;
  const repetitions = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  if (choices + 8 * repetitions > heaviest)
    return "it can match in too many ways: use at most three of *, + and {a,b}, and few of | and ?";
  try {
    toWholePattern(source);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const toWholePattern = (source: string): RegExp => new RegExp(`^(?:${source})$`, "u");
