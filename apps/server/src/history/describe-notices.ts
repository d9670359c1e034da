import type { Directory, DomainEvent } from "@omni/engine";
import type { TimelineEntry } from "@omni/live";

interface Names {
  agent: (id: string) => string;
  target: (target: { type: string; id: string }) => string;
  person: (name: string) => string;
}

/** A line between the messages of a conversation, or null: the fact changes nothing about who is in it. */
function toText(event: DomainEvent, { agent, target, person }: Names, joined: Set<string>): string | null {
  switch (event.type) {
    case "interaction.connected":
      joined.add(event.agentId);
      return `${agent(event.agentId)} joined the conversation`;
    case "interaction.returned":
      return `${agent(event.agentId)} lost the connection and left`;
    case "interaction.transferStarted":
      return `${agent(event.invitation.by)} asked ${target(event.invitation.target)} to take over`;
    case "interaction.transferCompleted":
      return `Transferred to ${target(event.target)}`;
    case "interaction.transferFailed":
      return `The transfer to ${target(event.target)} did not happen: ${event.reason}`;
    case "interaction.consultStarted":
      return `${agent(event.invitation.by)} asked ${target(event.invitation.target)} for advice`;
    case "interaction.consultConnected":
      return `${target(event.target)} joined to advise`;
    case "interaction.consultEnded":
      return event.outcome === "CANCELLED" || event.outcome === "FAILED" ? "The consult ended" : null;
    case "interaction.conferenceStarted":
      return event.participants
        .filter(({ type, participantId }) => type === "AGENT" && !joined.has(participantId))
        .map(({ participantId, name }) => {
          joined.add(participantId);
          return `${person(name)} joined the conversation`;
        })
        .join(". ");
    case "interaction.participantJoined": {
      const { participantId, name } = event.participant;
      if (joined.has(participantId)) return null;
      joined.add(participantId);
      return `${person(name)} joined the conversation`;
    }
    case "interaction.participantLeft": {
      const { participantId, name } = event.participant;
      return joined.delete(participantId) ? `${person(name)} left` : `${person(name)} did not join`;
    }
    default:
      return null;
  }
}

/** Who came to and left a conversation, as lines among its messages. Who only looked in is not among them. */
export function toNotices(
  { users, queues, campaigns, ivrEntries }: Directory,
  person: (name: string) => string,
  events: readonly DomainEvent[],
): TimelineEntry[] {
  const agent: Names["agent"] = (id) => users.get(id)?.name ?? id;
  const target: Names["target"] = ({ type, id }) => {
    if (type === "AGENT") return agent(id);
    if (type === "QUEUE") return `the queue ${queues.get(id)?.name ?? id}`;
    if (type === "CAMPAIGN") return `the campaign ${campaigns.get(id)?.name ?? id}`;
    return ivrEntries?.find(({ ivrId }) => ivrId === id)?.name ?? person(id);
  };
  const joined = new Set<string>();
  return events.flatMap((event) => {
    const text = toText(event, { agent, target, person }, joined);
    return text === null || text === "" ? [] : [{ at: event.at, text }];
  });
}
