/** A number as it is dialled: digits with an optional +, or null when it is none. Spaces, brackets and a leading 00 are read. */
export function toDialled(text: string): string | null {
  const bare = text.replaceAll(/[\s().\-/\u2010-\u2015]/g, "").replace(/^00(?=[1-9])/, "+");
  return /^\+?[0-9*#]{2,31}$/.test(bare) ? bare : null;
}

export const isPhone = (text: string): boolean => toDialled(text) !== null;
