const shortestNumber = 4;

/** A number by its digits and every ending of them: it is found with and without its prefixes. */
function endingsOf(number: string): string[] {
  const digits = number.replace(/\D/g, "");
  return Array.from({ length: Math.max(0, digits.length - shortestNumber + 1) }, (_, from) => digits.slice(from));
}

/** The text to index: what people say, and numbers in every way that they are written. */
export const toIndexText = (texts: readonly (string | null)[], numbers: readonly string[]): string =>
  [...texts.filter((text) => text !== null && text !== ""), ...numbers.flatMap(endingsOf)].join("\n");

/** A shorter number is a part of one. */
const shortestWhole = 7;

/**
 * A search as the index takes it: every word must occur, the beginning of a word is enough. Null: nothing to search for. For
 * who may not see numbers, words of digits are whole numbers, or nothing: by parts one could be searched out digit by digit.
 */
export function toMatch(search: string, findsHidden = true): string | null {
  // A number that is written in groups is one word.
  const joined = search.replace(/(?<=\d)[\s().\-/]+(?=\d)/g, "").replace(/\+(?=\d)/g, "");
  const words = joined.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words.map((word) => (findsHidden || !/^\p{N}+$/u.test(word) ? `"${word}"*` : toWhole(word))).join(" ");
}

/** A word of digits as a whole; one that is too short for a number is in no text. */
const toWhole = (word: string): string => (word.length >= shortestWhole ? `"${word}"` : `"${word} nowhere"`);
