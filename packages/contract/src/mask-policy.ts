/** How much of a hidden value stays readable: so many characters at its beginning and at its end. Both 0: nothing. */
export interface MaskPolicy {
  first: number;
  last: number;
}

/**
 * The columns that are hidden, each with its policy, by process. A process that is named here hides these and no other
 * columns; of a process that is not, whatever a record itself names as maskable is hidden.
 */
export type MaskRules = Readonly<Record<string, Readonly<Record<string, MaskPolicy>>>>;

const dot = "•";

/** A value so short that its policy would show all of it is hidden whole. Masking what is masked changes nothing. */
export function maskText(value: string, { first, last }: MaskPolicy): string {
  const characters = Array.from(value);
  if (first + last >= characters.length) return dot.repeat(characters.length);
  return [
    ...characters.slice(0, first),
    dot.repeat(characters.length - first - last),
    ...characters.slice(characters.length - last),
  ].join("");
}

/** Whether a text looks as if `maskText` had made it. */
export const isMasked = (value: string): boolean => value.includes(dot);
