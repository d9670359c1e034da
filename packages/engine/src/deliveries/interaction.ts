import type { InteractionEventType } from "../domain-event.ts";
import type { InsightFacts } from "../facts/insights.ts";
import type { LegFacts } from "../facts/legs.ts";
import type { OutboundFacts } from "../facts/outbound.ts";
import type { PartyFacts } from "../facts/parties.ts";
import { toWrapUp } from "../to-interaction.ts";
import { about, aboutIfSeen, aboutToParties, type Deliverers } from "./delivery.ts";

type OfOtherFamilies = keyof LegFacts | keyof OutboundFacts | keyof PartyFacts | keyof InsightFacts;

export const interactionDeliverers: Deliverers<Exclude<InteractionEventType, OfOtherFamilies>> = {
  // Nobody has it yet.
  "interaction.created": () => [],
  // The agent it was with is gone.
  "interaction.returned": () => [],

  "interaction.offered": (event) => [
    about(event, "interactionOffered", { offerExpiresAt: event.expiresAt }, "OFFERED"),
    about(event, "showCrm", { reason: "OFFERED", requestId: event.offerId }, "OFFERED"),
  ],
  "interaction.rejected": (event) => [about(event, "interactionRejected", {}, "QUEUED")],
  "interaction.missed": (event) => [about(event, "interactionMissed", {}, "QUEUED")],
  "interaction.offerWithdrawn": (event) => [about(event, "interactionMissed", {}, "QUEUED")],
  "interaction.connected": (event) => [
    about(event, "interactionConnected", { participants: event.participants }, "CONNECTED"),
    about(event, "showCrm", { reason: "CONNECTED", requestId: `${event.interactionId}.${event.at}` }, "CONNECTED"),
  ],
  "interaction.selected": (event) => [
    about(event, "interactionSelected", {}),
    // Connecting has just shown the record: the focus that comes with it does not show it again.
    ...(event.reason === "SELECTED"
      ? [about(event, "showCrm", { reason: "SELECTED", requestId: event.requestId })]
      : []),
  ],

  // The agent's own console knows what it shows.
  "interaction.read": () => [],

  "interaction.messageReceived": (event, world) =>
    aboutToParties(world, event, "messageReceived", { message: event.message }),
  "interaction.messageSent": (event, world) => aboutToParties(world, event, "messageSent", { message: event.message }),
  "interaction.messageStatusChanged": (event, world) =>
    aboutToParties(world, event, "messageStatusChanged", { messageId: event.messageId, status: event.status }),
  "interaction.messageStatusKept": () => [],
  "interaction.typingChanged": (event, world) =>
    aboutToParties(world, event, "typingChanged", { from: event.from, typing: event.typing }).map((delivery) => ({
      ...delivery,
      ephemeral: true,
    })),

  "interaction.customerConnectionChanged": (event, world) =>
    aboutToParties(world, event, "interactionUpdated", { changes: { customerOnline: event.online } }),
  "interaction.updated": (event, world) =>
    aboutToParties(world, event, "interactionUpdated", { changes: event.changes }),
  "interaction.customerIdentified": (event, world) => aboutToParties(world, event, "customerIdentified", {}),
  "interaction.crmRecordAttached": (event, world) =>
    aboutToParties(world, event, "crmRecordAttached", { record: event.record }),
  "interaction.crmShown": (event) => [about(event, "showCrm", { reason: "MANUAL", requestId: event.requestId })],

  "interaction.ended": (event) => {
    const { systemDisposition, endedBy, durations } = event;
    return aboutIfSeen(event, "interactionEnded", { systemDisposition, endedBy, durations }, "ENDED");
  },
  "interaction.reopened": (event) => [about(event, "interactionReopened", {}, "CONNECTED")],

  "interaction.wrapUpStarted": (event) => [
    about(event, "wrapUpStarted", { endsAt: event.endsAt, required: event.required }, "WRAP_UP"),
  ],
  "interaction.wrapUpExtended": (event, { interactions }) => {
    const interaction = interactions.get(event.interactionId);
    const wrapUp = interaction === undefined ? null : toWrapUp(interaction);
    return [about(event, "interactionUpdated", { changes: { wrapUp } })];
  },
  "interaction.wrapUpEnded": (event) => [about(event, "wrapUpEnded", {})],
  "interaction.disposed": (event) => {
    const { dispositionCode, dispositionClass, notes, by } = event.disposition;
    return [about(event, "interactionDisposed", { dispositionCode, dispositionClass, notes, by }, "DISPOSED")];
  },
};
