import { normalisePhone } from "../../customers/contact-values.ts";

/** What happens at a simulated number that nobody plays. */
export type LineBehaviour = "ANSWERS" | "BUSY" | "NO_ANSWER" | "DROPS" | "ANSWERS_LATE";

/** How simulated numbers behave, by how they end. Every other number answers. */
export const lineBehaviours: readonly { ending: string; behaviour: LineBehaviour; example: string }[] = [
  { ending: "000901", behaviour: "BUSY", example: "+15550000901" },
  { ending: "000902", behaviour: "NO_ANSWER", example: "+15550000902" },
  { ending: "000903", behaviour: "DROPS", example: "+15550000903" },
  { ending: "000904", behaviour: "ANSWERS_LATE", example: "+15550000904" },
];

/** How long the simulated network takes, in milliseconds. */
export const lineTimes = {
  ringing: 300,
  busy: 800,
  answered: 1_500,
  answeredLate: 15_000,
  noAnswer: 25_000,
  /** From the answer to the moment at which the line is lost. */
  dropped: 4_000,
} as const;

export function lineBehaviourOf(number: string): LineBehaviour {
  const digits = normalisePhone(number);
  return lineBehaviours.find(({ ending }) => digits.endsWith(ending))?.behaviour ?? "ANSWERS";
}
