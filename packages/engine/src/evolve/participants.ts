import type { Participant } from "@omni/contract";

/** With the participant in, in the place of an earlier one of the same id. */
export const withParticipant = (participants: readonly Participant[], participant: Participant): Participant[] =>
  participants.some(({ participantId }) => participantId === participant.participantId)
    ? participants.map((each) => (each.participantId === participant.participantId ? participant : each))
    : [...participants, participant];

export const withoutParticipant = (participants: readonly Participant[], id: string): Participant[] =>
  participants.filter(({ participantId }) => participantId !== id);

export const withCustomer = (participants: readonly Participant[], state: Participant["state"]): Participant[] =>
  participants.map((each) => (each.type === "CUSTOMER" ? { ...each, state } : each));

export const withState = (
  participants: readonly Participant[],
  id: string,
  state: Participant["state"],
): Participant[] => participants.map((each) => (each.participantId === id ? { ...each, state } : each));
