import type { Id } from "./directory.ts";
import type { DomainEvent } from "./domain-event.ts";
import type { LookInMode } from "./invitation.ts";
import type { LegKind } from "./leg.ts";

interface OfLeg {
  interactionId: Id;
  legId: Id;
}

/**
 * What the line provider is to do. It answers with `line.*` commands that name the leg: ringing, answered, and how it
 * ended. Hold, mute, digits and bridges are taken as done; a provider that cannot do one fails the leg.
 */
export type LineOrder =
  /** Makes a line to a party; `ringsUntil` is when we shall give it up. */
  | ({
      order: "dial";
      kind: LegKind;
      address: string;
      agentId: Id | null;
      callerId: string | null;
      ringsUntil: number | null;
    } & OfLeg)
  /** Takes the call of a customer who rings. */
  | ({ order: "answer" } & OfLeg)
  | ({ order: "hold" } & OfLeg)
  | ({ order: "resume" } & OfLeg)
  | ({ order: "mute" } & OfLeg)
  | ({ order: "unmute" } & OfLeg)
  | ({ order: "sendDigits"; digits: string } & OfLeg)
  /** Ends a line, answered or not. */
  | ({ order: "hangUp" } & OfLeg)
  /** Leaves a line to those it is bridged with; nothing more will be told of it. */
  | ({ order: "release" } & OfLeg)
  /** An observer's line: hears the bridge, and is heard as the mode says. */
  | ({ order: "observe"; mode: LookInMode } & OfLeg)
  /** Exactly these legs of the interaction hear one another from now on; none: each hears the waiting tone. */
  | { order: "bridge"; interactionId: Id; legIds: Id[] };

/** The orders that a fact means for the line provider, in order. Carry each out once, after the fact is durable. */
export function ordersOf(event: DomainEvent): LineOrder[] {
  switch (event.type) {
    case "interaction.legStarted": {
      const { interactionId, leg } = event;
      const { legId, kind, address, agentId, callerId, ringsUntil } = leg;
      if (leg.direction === "IN") return [{ order: "answer", interactionId, legId }];
      return [{ order: "dial", interactionId, legId, kind, address, agentId, callerId, ringsUntil }];
    }
    case "interaction.legHeld":
      return [{ order: "hold", interactionId: event.interactionId, legId: event.legId }];
    case "interaction.legResumed":
      return [{ order: "resume", interactionId: event.interactionId, legId: event.legId }];
    case "interaction.legMuted":
      return [{ order: event.muted ? "mute" : "unmute", interactionId: event.interactionId, legId: event.legId }];
    case "interaction.digitsSent": {
      const { interactionId, legId, digits } = event;
      return [{ order: "sendDigits", interactionId, legId, digits }];
    }
    case "interaction.legsBridged":
      return [{ order: "bridge", interactionId: event.interactionId, legIds: event.legIds }];
    case "interaction.legEnded": {
      const { interactionId, legId, outcome, lineEventId } = event;
      if (lineEventId !== null) return [];
      return [{ order: outcome === "RELEASED" ? "release" : "hangUp", interactionId, legId }];
    }
    case "interaction.lookInChanged": {
      const { interactionId, legId, mode } = event;
      return legId === null ? [] : [{ order: "observe", interactionId, legId, mode }];
    }
    default:
      return [];
  }
}
