import type { Id } from "./directory.ts";
import type { DomainEvent, DomainEventType } from "./domain-event.ts";

/** What a fact changes, by its type: exactly the aggregates that `evolve` replaces. */
const reach: Record<DomainEventType, "AGENT" | "INTERACTION" | "BOTH" | "NONE"> = {
  "agent.signedIn": "AGENT",
  "agent.signedOut": "AGENT",
  "agent.connectionChanged": "AGENT",
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
  "interaction.messageReceived": "INTERACTION",
  "interaction.messageSent": "INTERACTION",
  "interaction.messageStatusChanged": "NONE",
  "interaction.typingChanged": "NONE",
  "interaction.customerConnectionChanged": "INTERACTION",
  "interaction.updated": "INTERACTION",
  "interaction.customerIdentified": "INTERACTION",
  "interaction.crmRecordAttached": "INTERACTION",
  "interaction.crmShown": "NONE",
  "interaction.ended": "INTERACTION",
  "interaction.wrapUpStarted": "BOTH",
  "interaction.wrapUpExtended": "INTERACTION",
  "interaction.wrapUpEnded": "BOTH",
  "interaction.disposed": "INTERACTION",
  "interaction.reopened": "BOTH",
};

/** The aggregates whose state the event changes: the rows to write. */
export function touched(event: DomainEvent): { interactionIds: Id[]; agentIds: Id[] } {
  const reached = reach[event.type];
  const interactionIds: Id[] = [];
  const agentIds: Id[] = [];
  if ((reached === "INTERACTION" || reached === "BOTH") && "interactionId" in event) {
    interactionIds.push(event.interactionId);
    if (event.type === "interaction.selected" && event.previousInteractionId !== null)
      interactionIds.push(event.previousInteractionId);
  }
  if ((reached === "AGENT" || reached === "BOTH") && event.agentId !== null) agentIds.push(event.agentId);
  return { interactionIds, agentIds };
}
