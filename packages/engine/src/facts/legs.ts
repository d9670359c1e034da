import type { Id } from "../directory.ts";
import type { Leg, LegOutcome } from "../leg.ts";

interface OfLeg {
  agentId: null;
  legId: Id;
}

/** What happens on the lines of a call. Every order to the line provider follows from one of these. */
export interface LegFacts {
  "interaction.legStarted": { agentId: null; leg: Leg };
  "interaction.legRinging": OfLeg & { lineEventId: Id };
  "interaction.legAnswered": OfLeg & { lineEventId: Id };
  "interaction.legHeld": OfLeg;
  "interaction.legResumed": OfLeg;
  "interaction.legMuted": OfLeg & { muted: boolean };
  /** Exactly these legs hear one another from now on; none: whoever is left hears the waiting tone. */
  "interaction.legsBridged": { agentId: null; legIds: Id[] };
  "interaction.digitsSent": { agentId: Id; legId: Id; digits: string };
  /** `lineEventId` null: ended by our own order. */
  "interaction.legEnded": OfLeg & { outcome: LegOutcome; lineEventId: Id | null };
}
