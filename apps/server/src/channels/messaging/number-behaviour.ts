/** What a simulated number does with messages while nobody plays it. */
export type NumberBehaviour = "READS" | "DELIVERED_ONLY" | "UNREACHABLE" | "FAILS" | "REFUSED";

/** By the last four digits; every other number reads what it is sent. The README has the same table. */
const numberBehaviours: Readonly<Record<string, NumberBehaviour>> = {
  "9001": "FAILS",
  "9002": "REFUSED",
  "9003": "DELIVERED_ONLY",
  "9004": "UNREACHABLE",
};

export const behaviourOf = (number: string): NumberBehaviour =>
  numberBehaviours[number.replaceAll(/\D/g, "").slice(-4)] ?? "READS";
