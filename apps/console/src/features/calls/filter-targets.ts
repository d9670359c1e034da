import type { TransferTarget } from "@omni/contract";

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Targets whose name has every typed word, those who are free first. */
export function filterTargets(targets: readonly TransferTarget[], text: string): TransferTarget[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  return targets
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .toSorted((a, b) => Number(b.available) - Number(a.available) || a.name.localeCompare(b.name));
}
