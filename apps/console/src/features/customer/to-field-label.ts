/** A column's name as a label: `loyaltyTier` and `loyalty_tier` become "Loyalty tier". */
export function toFieldLabel(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, " ")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .trim()
    .toLowerCase();
  return words === "" ? name : (words[0] ?? "").toUpperCase() + words.slice(1);
}
