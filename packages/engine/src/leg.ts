import type { Id } from "./directory.ts";

/** Whom a leg reaches. An observer listens to the others and is not one of them. */
export type LegKind = "CUSTOMER" | "AGENT" | "PHONE" | "IVR" | "OBSERVER";

/** A leg only ever moves forwards; HELD and CONNECTED alternate. */
export type LegState = "DIALLING" | "RINGING" | "CONNECTED" | "HELD" | "ENDED";

/** How a leg ended. RELEASED: it goes on outside of the contact centre, which has no more to do with it. */
export type LegOutcome = "HUNG_UP" | "BUSY" | "NO_ANSWER" | "DROPPED" | "FAILED" | "RELEASED";

/** One line of a voice interaction, between the line provider and one party. */
export interface Leg {
  legId: Id;
  kind: LegKind;
  /** Whose line it is, among the interaction's participants. */
  participantId: Id;
  agentId: Id | null;
  /** IN: the party called us. OUT: we call the address. */
  direction: "IN" | "OUT";
  address: string;
  /** The number that the party is shown. */
  callerId: string | null;
  state: LegState;
  isMuted: boolean;
  startedAt: number;
  answeredAt: number | null;
  endedAt: number | null;
  outcome: LegOutcome | null;
  /** When an unanswered leg is given up; null while something else limits it. */
  ringsUntil: number | null;
  /** The provider's events that changed it: one that comes again is known. */
  lineEventIds: Id[];
}

export const isLive = (leg: Leg): boolean => leg.state !== "ENDED";
export const isAnswered = (leg: Leg): boolean => leg.state === "CONNECTED" || leg.state === "HELD";

interface WithLegs {
  legs: readonly Leg[];
}

export const customerLegOf = ({ legs }: WithLegs): Leg | undefined =>
  legs.find((leg) => leg.kind === "CUSTOMER" && isLive(leg));

export const agentLegOf = ({ legs }: WithLegs, agentId: Id | null): Leg | undefined =>
  legs.find((leg) => leg.kind === "AGENT" && leg.agentId === agentId && isLive(leg));
