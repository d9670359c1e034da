/** The contract's limit for a text. */
const longestText = 10_000;

/** A text as messages of the contract: one, unless a provider took more than a message holds. No character is cut in two. */
export function toParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longestText) {
    const splitsPair = /[\uD800-\uDBFF]/.test(rest.charAt(longestText - 1));
    const end = splitsPair ? longestText - 1 : longestText;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest.trim() === "" && parts.length > 0 ? parts : [...parts, rest];
}
