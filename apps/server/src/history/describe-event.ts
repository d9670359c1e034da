import type { Directory, DomainEvent, DomainEventOf, DomainEventType } from "@omni/engine";
import type { TimelineEntry } from "@omni/live";

/** Names for what events carry as ids. */
interface Names {
  agent(id: string | null): string;
  queue(id: string): string;
  target(target: { type: string; id: string }): string;
  customer: string;
  /** A name as the reader may see it. */
  person(name: string): string;
}

type Texts = { [T in DomainEventType]?: (event: DomainEventOf<T>, names: Names) => string };

const lookInWords = { SNOOP: "listening", WHISPER: "whispering to the agent", BARGE: "heard by everybody" } as const;
const invitationWords = { DECLINED: "declined", MISSED: "did not answer", WITHDRAWN: "was no longer asked" } as const;

/** The facts that tell a reader something, in words. Those that are left out only carry them out. */
const texts: Texts = {
  "interaction.created": (event, names) => `Began, and waited in the queue ${names.queue(event.queueId)}.`,
  "interaction.initiated": ({ agentId }, names) => `${names.agent(agentId)} began it.`,
  "interaction.dialStarted": () => "The customer was called.",
  "interaction.offered": ({ agentId }, names) => `Offered to ${names.agent(agentId)}.`,
  "interaction.rejected": ({ agentId }, names) => `${names.agent(agentId)} declined.`,
  "interaction.missed": ({ agentId }, names) => `${names.agent(agentId)} did not answer.`,
  "interaction.offerWithdrawn": ({ agentId }, names) => `The offer to ${names.agent(agentId)} was taken back.`,
  "interaction.connected": ({ agentId }, names) => `Connected with ${names.agent(agentId)}.`,
  "interaction.returned": ({ agentId, queueId }, names) =>
    `${names.agent(agentId)} was gone; it waited in the queue ${names.queue(queueId)} again.`,
  "interaction.customerConnectionChanged": ({ online }, { customer }) =>
    online ? `${customer} was back.` : `${customer} lost the connection.`,
  "interaction.customerIdentified": ({ customer }, names) =>
    `The customer was identified as ${names.person(customer.name)}.`,
  "interaction.crmRecordAttached": ({ record }) => `The record ${record.recordName ?? record.recordId} was attached.`,
  "interaction.held": ({ agentId }, names) => `${names.agent(agentId)} put it on hold.`,
  "interaction.resumed": ({ agentId }, names) => `${names.agent(agentId)} took it off hold.`,
  "interaction.muted": ({ agentId }, names) => `${names.agent(agentId)} muted the own line.`,
  "interaction.unmuted": ({ agentId }, names) => `${names.agent(agentId)} unmuted the own line.`,
  "interaction.digitsSent": ({ agentId }, names) => `${names.agent(agentId)} sent digits.`,
  "interaction.transferStarted": ({ invitation }, names) =>
    `${names.agent(invitation.by)} began a transfer to ${names.target(invitation.target)}.`,
  "interaction.transferAnnounced": ({ agentId, target }, names) =>
    `${names.agent(agentId)} transferred it to ${names.target(target)}.`,
  "interaction.transferCompleted": ({ target }, names) => `The transfer to ${names.target(target)} was done.`,
  "interaction.transferFailed": ({ target, reason }, names) =>
    `The transfer to ${names.target(target)} failed: ${reason}.`,
  "interaction.consultStarted": ({ invitation }, names) =>
    `${names.agent(invitation.by)} asked ${names.target(invitation.target)} for advice.`,
  "interaction.consultConnected": ({ target }, names) => `${names.target(target)} answered the consult.`,
  "interaction.consultEnded": ({ outcome }) => `The consult ended: ${outcome.toLowerCase()}.`,
  "interaction.participantInvited": ({ invitation }, names) =>
    `${names.agent(invitation.by)} asked ${names.target(invitation.target)} in.`,
  "interaction.invitationEnded": ({ agentId, outcome }, names) =>
    `${names.agent(agentId)} ${invitationWords[outcome]}.`,
  "interaction.conferenceStarted": () => "A conference began.",
  "interaction.conferenceEnded": () => "The conference ended.",
  "interaction.participantJoined": ({ participant }, names) => `${names.person(participant.name)} joined.`,
  "interaction.participantLeft": ({ participant }, names) => `${names.person(participant.name)} left.`,
  "interaction.handedOver": ({ agentId }, names) => `${names.agent(agentId)} had it from now on.`,
  "interaction.requeued": ({ queueId }, names) => `Waited in the queue ${names.queue(queueId)}.`,
  "interaction.reserved": ({ forAgentId }, names) => `Kept for ${names.agent(forAgentId)}.`,
  "interaction.lookInStarted": ({ agentId, mode }, names) => `${names.agent(agentId)} looked in, ${lookInWords[mode]}.`,
  "interaction.lookInEnded": ({ agentId }, names) => `${names.agent(agentId)} stopped looking in.`,
  "interaction.ended": ({ endedBy, systemDisposition }) =>
    `Ended by the ${endedBy.toLowerCase()}: ${systemDisposition.toLowerCase().replaceAll("_", " ")}.`,
  "interaction.wrapUpStarted": ({ agentId }, names) => `Wrap-up of ${names.agent(agentId)} began.`,
  "interaction.wrapUpExtended": ({ agentId }, names) => `${names.agent(agentId)} took more time for the wrap-up.`,
  "interaction.wrapUpEnded": () => "Wrap-up ended.",
  "interaction.disposed": ({ agentId, disposition }, names) =>
    `${names.agent(agentId)} disposed it as ${disposition.dispositionCode}.`,
  "interaction.reopened": ({ agentId }, names) => `The customer wrote again; ${names.agent(agentId)} went on.`,
  "callback.scheduled": ({ callback }) => `A callback was agreed for ${new Date(callback.at).toISOString()}.`,
  "callback.due": () => "The callback became due.",
  "callback.reached": () => "The callback reached the customer.",
  "callback.cancelled": ({ agentId }, names) => `${names.agent(agentId)} cancelled the callback.`,
  "callback.failed": () => "The callback failed.",
};

const toNames = (
  { users, queues, campaigns, ivrEntries }: Directory,
  person: Names["person"],
  customerName: string,
): Names => ({
  agent: (id) => (id === null ? "Nobody" : (users.get(id)?.name ?? id)),
  queue: (id) => queues.get(id)?.name ?? id,
  target({ type, id }) {
    if (type === "AGENT") return users.get(id)?.name ?? id;
    if (type === "QUEUE") return `the queue ${queues.get(id)?.name ?? id}`;
    if (type === "CAMPAIGN") return `the campaign ${campaigns.get(id)?.name ?? id}`;
    return ivrEntries?.find(({ ivrId }) => ivrId === id)?.name ?? id;
  },
  customer: person(customerName),
  person,
});

/** An interaction's facts as lines to read. */
export function toTimeline(
  directory: Directory,
  person: (name: string) => string,
  { customerName }: { customerName: string },
  events: readonly DomainEvent[],
): TimelineEntry[] {
  const names = toNames(directory, person, customerName);
  return events.flatMap((event) => {
    // The table's type pairs each text with the fact of its name.
    const text = texts[event.type] as ((event: DomainEvent, names: Names) => string) | undefined;
    return text === undefined ? [] : { at: event.at, text: text(event, names) };
  });
}
