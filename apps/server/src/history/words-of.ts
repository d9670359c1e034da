const shortestNumber = 4;

/** A number by its digits and every ending of them: it is found with and without its prefixes. */
function endingsOf(number: string): string[] {
  const digits = number.replace(/\D/g, "");
  return Array.from({ length: Math.max(0, digits.length - shortestNumber + 1) }, (_, from) => digits.slice(from));
}

/** The text to index: what people say, and numbers in every way that they are written. */
export const toIndexText = (texts: readonly (string | null)[], numbers: readonly string[]): string =>
  [...texts.filter((text) => text !== null && text !== ""), ...numbers.flatMap(endingsOf)].join("\n");

/** A search as the index takes it: every word must occur, the beginning of a word is enough. Null: nothing to search for. */
export function toMatch(search: string): string | null {
  // A number that is written in groups is one word.
  const joined = search.replace(/(?<=\d)[\s().\-/]+(?=\d)/g, "").replace(/\+(?=\d)/g, "");
  const words = joined.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(" ");
}
