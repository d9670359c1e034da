import type { EventName, InteractionState } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { LegFacts } from "../facts/legs.ts";
import type { OutboundFacts } from "../facts/outbound.ts";
import type { PartyFacts } from "../facts/parties.ts";
import { about, type Deliverers, type Delivery, type OwnPayload } from "./delivery.ts";

interface ForAll {
  agentId: Id;
  memberIds: Id[];
  interactionId: Id;
}

const aboutToAll = <N extends EventName>(
  { agentId, memberIds, interactionId }: ForAll,
  name: N,
  data: OwnPayload<N>,
  state: InteractionState | null,
): Delivery[] =>
  [agentId, ...memberIds.filter((id) => id !== agentId)].map((id) =>
    about({ agentId: id, interactionId }, name, data, state),
  );

/** Lines are the line provider's matter: what the agent is told are the states that follow from them. */
export const legDeliverers: Deliverers<keyof LegFacts> = {
  "interaction.legStarted": () => [],
  "interaction.legRinging": () => [],
  "interaction.legAnswered": () => [],
  "interaction.legHeld": () => [],
  "interaction.legResumed": () => [],
  "interaction.legMuted": () => [],
  "interaction.legsBridged": () => [],
  "interaction.digitsSent": () => [],
  "interaction.legEnded": () => [],
};

export const outboundDeliverers: Deliverers<keyof OutboundFacts> = {
  "interaction.initiated": (event) => [about(event, "interactionInitiated", {}, "INITIATED")],
  "interaction.dialStarted": (event) => [
    event.from === "PREVIEW"
      ? about(event, "interactionUpdated", { changes: { isPreview: false } }, "INITIATED")
      : about(event, "interactionInitiated", {}, "INITIATED"),
  ],
};

export const partyDeliverers: Deliverers<keyof PartyFacts> = {
  "interaction.held": (event) => [about(event, "interactionHeld", {}, "HELD")],
  "interaction.resumed": (event) => [about(event, "interactionResumed", {}, "CONNECTED")],
  "interaction.muted": (event) => [about(event, "interactionMuted", {})],
  "interaction.unmuted": (event) => [about(event, "interactionUnmuted", {})],

  "interaction.transferStarted": (event) => [
    about(event, "transferInitiated", { target: event.invitation.target, kind: "BLIND" }),
  ],
  "interaction.transferAnnounced": (event) => [
    about(event, "transferInitiated", { target: event.target, kind: event.kind }),
  ],
  "interaction.transferCompleted": (event) => [about(event, "transferCompleted", { target: event.target }, "ENDED")],
  "interaction.transferFailed": (event) => [
    about(event, "transferFailed", { target: event.target, reason: event.reason }, "CONNECTED"),
  ],
  "interaction.consultStarted": (event) => [
    about(event, "consultStarted", { target: event.invitation.target }, "CONSULTING"),
  ],
  "interaction.consultConnected": (event) => [about(event, "consultConnected", { target: event.target }, "CONSULTING")],
  "interaction.consultEnded": (event) => [about(event, "consultEnded", { outcome: event.outcome })],

  "interaction.participantInvited": (event, { interactions }) => {
    const participants = interactions.get(event.interactionId)?.participants ?? [event.participant];
    return [about(event, "interactionUpdated", { changes: { participants } })];
  },
  "interaction.conferenceStarted": (event) =>
    aboutToAll(event, "conferenceStarted", { participants: event.participants }, "CONFERENCE"),
  "interaction.participantJoined": (event) =>
    aboutToAll(event, "participantJoined", { participant: event.participant }, "CONFERENCE"),
  "interaction.participantLeft": (event) =>
    aboutToAll(event, "participantLeft", { participant: event.participant }, null),
  "interaction.conferenceEnded": (event) => aboutToAll(event, "conferenceEnded", {}, "CONNECTED"),

  "interaction.invited": (event) => [
    about(event, "interactionOffered", { offerExpiresAt: event.expiresAt }, "OFFERED"),
    about(event, "showCrm", { reason: "OFFERED", requestId: event.invitationId }, "OFFERED"),
  ],
  // For the agent who was asked, it is over.
  "interaction.invitationEnded": (event) => [
    about(event, event.outcome === "DECLINED" ? "interactionRejected" : "interactionMissed", {}, "ENDED"),
  ],
  "interaction.joined": (event) => {
    const state = event.part === "CONSULT" ? "CONSULTING" : "CONFERENCE";
    const requestId = `${event.interactionId}.${event.at}`;
    return [
      about(event, "interactionConnected", { participants: event.participants }, state),
      about(event, "showCrm", { reason: "CONNECTED", requestId }, state),
    ];
  },
  "interaction.left": (event) => [
    about(
      event,
      "interactionEnded",
      { systemDisposition: "CONNECTED", endedBy: event.endedBy, durations: event.durations },
      "ENDED",
    ),
  ],
  "interaction.handedOver": (event) => {
    const { agentId, participants, interactionId, at, wasMember } = event;
    if (wasMember) return [about(event, "interactionUpdated", { changes: { agentId, participants } })];
    return [
      about(event, "interactionConnected", { participants }, "CONNECTED"),
      about(event, "showCrm", { reason: "CONNECTED", requestId: `${interactionId}.${at}` }, "CONNECTED"),
    ];
  },
  "interaction.requeued": ({ agentId, interactionId }) =>
    agentId === null ? [] : [about({ agentId, interactionId }, "interactionQueued", {}, "QUEUED")],
  "interaction.reserved": () => [],
  "interaction.reservationEnded": () => [],

  // Who looks into a conversation is nobody's business but the supervisor's own view.
  "interaction.lookInStarted": () => [],
  "interaction.lookInChanged": () => [],
  "interaction.lookInEnded": () => [],
};
