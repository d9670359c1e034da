import type { CallType, Durations, EndedBy, Participant, Target } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { Invitation, LookInMode, Member } from "../invitation.ts";

/** To the agent who has the interaction, and who asked somebody in. */
interface Asking {
  agentId: Id;
  invitation: Invitation;
  participant: Participant;
}

/** `memberIds`: the agents who take part beside `agentId` and hear of it too. */
interface ToAll {
  agentId: Id;
  memberIds: Id[];
}

/** Who takes part in an interaction and how that changes, on every channel. */
export interface PartyFacts {
  "interaction.held": { agentId: Id };
  "interaction.resumed": { agentId: Id };
  "interaction.muted": { agentId: Id };
  "interaction.unmuted": { agentId: Id };

  "interaction.transferStarted": Asking;
  "interaction.consultStarted": Asking;
  "interaction.participantInvited": Asking;
  /** The asked agent's side of an invitation: begins as an offer, ends by joining, taking over or this. */
  "interaction.invited": {
    agentId: Id;
    invitationId: Id;
    campaignId: Id;
    channelType: "VOICE" | "CHAT" | "WHATSAPP" | "SMS" | "EMAIL" | "VIDEO";
    expiresAt: number;
  };
  "interaction.invitationEnded": { agentId: Id; invitationId: Id; outcome: "DECLINED" | "MISSED" | "WITHDRAWN" };

  /** A transfer that needs no answer: to a queue, or out of a consult. */
  "interaction.transferAnnounced": { agentId: Id; target: Target; kind: "BLIND" | "CONSULT" };
  "interaction.transferCompleted": { agentId: Id; target: Target };
  "interaction.transferFailed": { agentId: Id; target: Target; participantId: Id; reason: string };
  "interaction.consultConnected": { agentId: Id; target: Target };
  "interaction.consultEnded": {
    agentId: Id;
    participantId: Id;
    outcome: "TRANSFERRED" | "CONFERENCED" | "CANCELLED" | "FAILED";
  };
  "interaction.conferenceStarted": ToAll & { participants: Participant[] };
  "interaction.participantJoined": ToAll & { participant: Participant };
  /** Also of one who was asked to join and did not. */
  "interaction.participantLeft": ToAll & { participant: Participant };
  "interaction.conferenceEnded": ToAll;

  "interaction.joined": { agentId: Id; part: Member["part"]; participants: Participant[] };
  /** The agent's part is over, whoever goes on with it. */
  "interaction.left": { agentId: Id; endedBy: EndedBy; durations: Durations };
  /** The agent has the interaction from now on. `wasMember`: took part already. */
  "interaction.handedOver": { agentId: Id; wasMember: boolean; participants: Participant[] };
  /** Waits in another queue for another agent. `agentId`: who had it. */
  "interaction.requeued": {
    agentId: Id | null;
    round: number;
    campaignId: Id;
    processId: Id;
    queueId: Id;
    queueName: string;
    callType: CallType | null;
  };
  "interaction.reserved": { agentId: null; forAgentId: Id; until: number };
  "interaction.reservationEnded": { agentId: null };

  "interaction.lookInStarted": { agentId: Id; mode: LookInMode };
  "interaction.lookInChanged": { agentId: Id; mode: LookInMode; legId: Id | null };
  "interaction.lookInEnded": { agentId: Id };
}
