import type { EventName, Participant } from "@omni/contract";
import { messages } from "./messages.ts";

/** What an agent is told when somebody did not come, came or went. */
export interface PartyNote {
  text: string;
  /** Something that was ordered came to nothing. */
  isFailure: boolean;
}

/** `before`: who took part until the event. Null for events that say nothing new to this agent. */
export function describePartyEvent(
  name: EventName,
  data: Record<string, unknown>,
  before: readonly Participant[],
  userId: string,
): PartyNote | null {
  const text = messages.notes;
  const asked = before.find(({ state, participantId }) => state === "RINGING" && participantId !== userId);
  const who = asked?.name ?? text.somebody;
  // Payloads of the contract's own events.
  const { reason, outcome, participant } = data as { reason?: string; outcome?: string; participant?: Participant };
  switch (name) {
    case "transferFailed":
      return { text: text.transferFailed(who, reason ?? ""), isFailure: reason !== text.takenBack };
    case "consultEnded":
      return outcome === "FAILED" ? { text: text.consultFailed(who), isFailure: true } : null;
    case "participantJoined":
      return participant === undefined || participant.participantId === userId
        ? null
        : { text: text.joined(participant.name), isFailure: false };
    case "participantLeft":
      if (participant === undefined || participant.participantId === userId) return null;
      return asked?.participantId === participant.participantId
        ? { text: text.notAdded(participant.name), isFailure: true }
        : { text: text.left(participant.name), isFailure: false };
    default:
      return null;
  }
}
