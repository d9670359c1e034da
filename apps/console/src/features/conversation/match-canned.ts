import type { CannedResponse } from "@omni/contract";

/** What is looked for when the text is a slash and one word; null when it is a message. */
export const toCannedQuery = (text: string): string | null => /^\/(\S*)$/.exec(text)?.[1] ?? null;

/** Prepared answers that fit, those whose shortcut begins with the query first. */
export function matchCanned(responses: readonly CannedResponse[], query: string): CannedResponse[] {
  const wanted = query.toLowerCase();
  const shortcutOf = ({ shortcut }: CannedResponse): string => shortcut.replace(/^\//, "").toLowerCase();
  const byShortcut = responses.filter((each) => shortcutOf(each).startsWith(wanted));
  const byText = responses.filter(
    (each) => !byShortcut.includes(each) && `${each.title} ${each.text}`.toLowerCase().includes(wanted),
  );
  return [...byShortcut, ...byText];
}
