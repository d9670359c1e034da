import type { Id } from "./directory.ts";
import type { DomainEvent, DomainEventType } from "./domain-event.ts";

/** What a fact changes, by its type: exactly the aggregates that `evolve` replaces. */
const reach: Record<DomainEventType, "AGENT" | "INTERACTION" | "BOTH" | "CALLBACK" | "NONE"> = {
  "agent.signedIn": "AGENT",
  "agent.signedOut": "AGENT",
  "agent.connectionChanged": "AGENT",
  "agent.attentionChanged": "AGENT",
  "agent.campaignsSelected": "AGENT",
  "agent.extensionSelected": "AGENT",
  "agent.autoCallSet": "AGENT",
  "agent.availabilityChosen": "AGENT",
  "agent.availabilityChanged": "AGENT",
  "interaction.created": "INTERACTION",
  "interaction.offered": "BOTH",
  "interaction.rejected": "BOTH",
  "interaction.missed": "BOTH",
  "interaction.offerWithdrawn": "BOTH",
  "interaction.connected": "BOTH",
  "interaction.returned": "BOTH",
  "interaction.selected": "BOTH",
  "interaction.read": "INTERACTION",
  "interaction.messageReceived": "INTERACTION",
  "interaction.messageSent": "INTERACTION",
  "interaction.messageStatusChanged": "NONE",
  "interaction.messageStatusKept": "INTERACTION",
  "interaction.typingChanged": "NONE",
  "interaction.customerConnectionChanged": "INTERACTION",
  "interaction.updated": "INTERACTION",
  "interaction.customerIdentified": "INTERACTION",
  "interaction.crmRecordAttached": "INTERACTION",
  "interaction.crmShown": "NONE",
  "interaction.transcriptAdded": "NONE",
  "interaction.suggestionAdded": "NONE",
  "interaction.sentimentChanged": "NONE",
  "interaction.ended": "INTERACTION",
  "interaction.wrapUpStarted": "BOTH",
  "interaction.wrapUpExtended": "INTERACTION",
  "interaction.wrapUpEnded": "BOTH",
  "interaction.disposed": "INTERACTION",
  "interaction.reopened": "BOTH",
  "interaction.initiated": "BOTH",
  "interaction.dialStarted": "BOTH",
  "interaction.legStarted": "INTERACTION",
  "interaction.legRinging": "INTERACTION",
  "interaction.legAnswered": "INTERACTION",
  "interaction.legHeld": "INTERACTION",
  "interaction.legResumed": "INTERACTION",
  "interaction.legMuted": "INTERACTION",
  "interaction.legsBridged": "INTERACTION",
  "interaction.digitsSent": "NONE",
  "interaction.legEnded": "INTERACTION",
  "interaction.held": "INTERACTION",
  "interaction.resumed": "INTERACTION",
  "interaction.muted": "INTERACTION",
  "interaction.unmuted": "INTERACTION",
  "interaction.transferStarted": "INTERACTION",
  "interaction.consultStarted": "INTERACTION",
  "interaction.participantInvited": "INTERACTION",
  "interaction.invited": "AGENT",
  "interaction.invitationEnded": "AGENT",
  "interaction.transferAnnounced": "NONE",
  "interaction.transferCompleted": "INTERACTION",
  "interaction.transferFailed": "INTERACTION",
  "interaction.consultConnected": "INTERACTION",
  "interaction.consultEnded": "INTERACTION",
  "interaction.conferenceStarted": "INTERACTION",
  "interaction.participantJoined": "INTERACTION",
  "interaction.participantLeft": "INTERACTION",
  "interaction.conferenceEnded": "INTERACTION",
  "interaction.joined": "BOTH",
  "interaction.left": "BOTH",
  "interaction.handedOver": "BOTH",
  "interaction.requeued": "BOTH",
  "interaction.reserved": "INTERACTION",
  "interaction.reservationEnded": "INTERACTION",
  "interaction.lookInStarted": "INTERACTION",
  "interaction.lookInChanged": "INTERACTION",
  "interaction.lookInEnded": "INTERACTION",
  "callback.scheduled": "CALLBACK",
  "callback.reminded": "CALLBACK",
  "callback.due": "CALLBACK",
  "callback.announced": "CALLBACK",
  "callback.dialled": "CALLBACK",
  "callback.reached": "CALLBACK",
  "callback.cancelled": "CALLBACK",
  "callback.failed": "CALLBACK",
  "callback.customerReplaced": "CALLBACK",
};

/** The aggregates whose state the event changes: the rows to write. */
export function touched(event: DomainEvent): { interactionIds: Id[]; agentIds: Id[]; callbackIds: Id[] } {
  const reached = reach[event.type];
  const interactionIds: Id[] = [];
  const agentIds: Id[] = [];
  if ((reached === "INTERACTION" || reached === "BOTH") && "interactionId" in event) {
    interactionIds.push(event.interactionId);
    if (event.type === "interaction.selected" && event.previousInteractionId !== null)
      interactionIds.push(event.previousInteractionId);
  }
  if ((reached === "AGENT" || reached === "BOTH") && event.agentId !== null) agentIds.push(event.agentId);
  return { interactionIds, agentIds, callbackIds: "callbackId" in event ? [event.callbackId] : [] };
}
