import type { InteractionState } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";
import { customerLegOf, isAnswered, isLive, type Leg } from "../leg.ts";
import { endLeg } from "./legs.ts";

const isOver = ({ state }: Interaction): boolean => state === "ENDED" || state === "WRAP_UP" || state === "DISPOSED";

/** Whether the leg still has a party in the interaction. */
function isWanted(interaction: Interaction, { kind, agentId, participantId }: Leg): boolean {
  if (isOver(interaction)) return false;
  const { offer, invitation, members, observers, participants } = interaction;
  switch (kind) {
    case "CUSTOMER":
      return true;
    case "AGENT":
      return (
        interaction.agentId === agentId ||
        offer?.agentId === agentId ||
        invitation?.agentId === agentId ||
        members.some((member) => member.agentId === agentId)
      );
    case "OBSERVER":
      return observers.some((observer) => observer.agentId === agentId);
    case "PHONE":
    case "IVR":
      return participants.some((participant) => participant.participantId === participantId);
  }
}

const customerWaits: readonly InteractionState[] = ["HELD", "CONSULTING"];

/** The legs that should hear one another. */
function toBridge({ state, legs, agentId, invitation }: Interaction): Id[] {
  const up = legs.filter((leg) => leg.state === "CONNECTED" && leg.kind !== "OBSERVER");
  const isOwner = (leg: Leg): boolean => leg.kind === "AGENT" && leg.agentId === agentId;
  const isAsked = (leg: Leg): boolean => leg.participantId === invitation?.participantId;
  const joined: Partial<Record<InteractionState, (leg: Leg) => boolean>> = {
    CONNECTED: (leg) => !isAsked(leg),
    CONFERENCE: (leg) => !isAsked(leg),
    CONSULTING: (leg) => isOwner(leg) || isAsked(leg),
  };
  const ids = up.filter(joined[state] ?? (() => false)).map(({ legId }) => legId);
  return ids.length > 1 ? ids : [];
}

const isSame = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/**
 * Brings the lines in step with what the decision made of the interaction: nobody stays on a line without a part in
 * it, the customer is on hold exactly while waiting, and those hear one another who should.
 */
export function settleLines(draft: Draft): void {
  for (const interactionId of draft.changedInteractions.keys()) {
    const found = draft.interaction(interactionId);
    if (found === undefined || found.legCount === 0) continue;
    for (const leg of found.legs)
      if (isLive(leg) && !isWanted(found, leg)) endLeg(draft, interactionId, leg.legId, "HUNG_UP");
    const customerLeg = customerLegOf(draft.interaction(interactionId) ?? found);
    if (customerLeg !== undefined && isAnswered(customerLeg)) {
      const { legId } = customerLeg;
      const waits = customerWaits.includes(found.state);
      if (waits && customerLeg.state === "CONNECTED")
        draft.emit({ type: "interaction.legHeld", interactionId, agentId: null, legId });
      if (!waits && customerLeg.state === "HELD")
        draft.emit({ type: "interaction.legResumed", interactionId, agentId: null, legId });
    }
    const after = draft.interaction(interactionId) ?? found;
    const legIds = toBridge(after);
    if (!isSame(legIds, after.bridgedLegIds))
      draft.emit({ type: "interaction.legsBridged", interactionId, agentId: null, legIds });
  }
}
