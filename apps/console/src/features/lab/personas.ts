/** Who a customer of the lab is. */
export interface Persona {
  name: string;
  email: string | null;
  number: string;
  /** Whether the demo data has a record of them. */
  isKnown: boolean;
}

/** In the demo data, with records and earlier contacts. */
export const knownPersonas: readonly Persona[] = [
  { name: "Omar Murphy", email: "omar.murphy@example.com", number: "+15551012981", isKnown: true },
  { name: "Amara Okafor", email: "amara.okafor@example.com", number: "+15551826457", isKnown: true },
];

const names = ["Mira Patel", "Jonas Weber", "Lucia Ferri", "Kenji Sato", "Noor Aziz", "Elsa Berg", "Tomas Silva"];

/** Somebody whom nobody has met. The number is of a range kept free for examples. */
export function newPersona(index: number, random: () => number): Persona {
  const round = Math.floor(index / names.length);
  const name = names[index % names.length] ?? "Mira Patel";
  return {
    name: round === 0 ? name : `${name} ${round + 1}`,
    email: null,
    number: `+44770090${String(Math.floor(random() * 10_000)).padStart(4, "0")}`,
    isKnown: false,
  };
}
