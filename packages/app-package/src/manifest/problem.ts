/** What is wrong in a manifest, where, and what to write instead. */
export interface ManifestProblem {
  rule: ManifestRule;
  /** Where in the document, such as `pages[0].path`; empty for the document itself. */
  path: string;
  /** Both counted from 1. */
  line: number;
  column: number;
  problem: string;
  repair: string;
}

/** Every rule of a manifest, by the id that messages and the documentation use. */
export const manifestRules = {
  "manifest/too-large": "The file is at most 256 KB.",
  "manifest/encoding": "The file is UTF-8.",
  "manifest/syntax": "The file is JSON: no comments, no trailing commas.",
  "manifest/too-deep": "Values are nested at most 16 deep.",
  "manifest/duplicate-key": "A key stands once in its object.",
  "manifest/unknown-key": "Every key is one that this page names.",
  "manifest/missing-key": "Required keys are there.",
  "manifest/wrong-type": "Every value has the type that this page names.",
  "manifest/bad-value": "Every value has the form and the limits that this page names.",
  "manifest/unknown-permission": "Permissions are the contract's.",
  "manifest/duplicate-entry": "Ids, slots of a page, permissions, browser features and egress origins are named once.",
  "manifest/pages": "An app has pages in its package, or an entryUrl elsewhere; never both.",
  "manifest/entry-page": "An app of several pages says which one opens first, and it is one of them.",
  "manifest/slots": "An app wants a slot, unless its scope is background: then it wants none.",
  "manifest/egress": "Plain http and private addresses are for services that are flagged `privateNetwork`.",
  "manifest/setting": "A setting's limits agree with each other and its default fits them.",
} as const;

export type ManifestRule = keyof typeof manifestRules;

/** More problems of one kind say nothing new, and a hostile file could have hundreds of thousands. */
export const maxProblems = 100;

/** One text for a schema's `error`: the problem, and the repair on a line of its own. */
export const say = (problem: string, repair: string): string => `${problem}\n${repair}`;

export const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

/** `"a", "b" or "c"`. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2
    ? words.map(quote).join("")
    : `${words.slice(0, -1).map(quote).join(", ")} or ${quote(words.at(-1))}`;
