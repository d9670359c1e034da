import { z } from "zod";
import { defineEvents } from "./entries.ts";
import * as s from "./shapes.ts";

/** Every interaction event carries these. `sequence` and `replayed` are added by the host for each app instance. */
export const interactionCommon = {
  interactionId: s.id,
  campaignId: s.id,
  processId: s.id,
  queueId: s.id.nullable(),
  state: s.interactionState,
  eventTime: s.instant,
  customerDetails: s.customerDetails,
  channelDetails: s.channelDetails,
};

const read = { permission: "interaction.read" } as const;
const base = { ...read, capability: "interaction" } as const;
const voice = { ...read, capability: "voice" } as const;
const crm = { ...read, capability: "crm" } as const;
const transfer = { ...read, capability: "transfer" } as const;
const conference = { ...read, capability: "conference" } as const;
const disposition = { ...read, capability: "disposition" } as const;
const callbacks = { permission: "callbacks", capability: "callback" } as const;
const messages = { permission: "messages.read", capability: "interaction" } as const;
const insights = { permission: "insights.read", capability: "insights" } as const;
const party = { participant: s.participant };

export const interactionEvents = defineEvents({
  interactionInitiated: { ...base, summary: "An outbound interaction started.", payload: {} },
  interactionQueued: { ...base, summary: "The interaction waits in a queue.", payload: {} },
  interactionOffered: {
    ...base,
    summary: "The interaction is offered to this agent until `offerExpiresAt`.",
    payload: { offerExpiresAt: s.instant },
  },
  interactionRejected: { ...base, summary: "The agent declined the offer.", payload: {} },
  interactionMissed: {
    ...base,
    summary: "The offer ended without an answer, or was taken back.",
    payload: {},
  },
  interactionConnected: {
    ...base,
    summary: "Agent and customer are connected.",
    payload: { participants: z.array(s.participant) },
  },
  interactionHeld: { ...voice, summary: "The customer is on hold.", payload: {} },
  interactionResumed: { ...voice, summary: "The customer is off hold.", payload: {} },
  interactionMuted: { ...voice, summary: "The agent's microphone is muted.", payload: {} },
  interactionUnmuted: { ...voice, summary: "The agent's microphone is open.", payload: {} },
  interactionSelected: {
    ...base,
    summary: "The agent's focus moved to this interaction.",
    payload: {},
  },
  interactionUpdated: {
    ...base,
    summary: "Data of the interaction changed.",
    payload: { changes: s.fields },
  },
  interactionEnded: {
    ...base,
    summary: "The line or conversation ended; wrap-up may follow.",
    payload: { systemDisposition: s.systemDisposition, endedBy: s.endedBy, durations: s.durations },
  },
  interactionReopened: {
    ...base,
    summary: "The customer wrote again before the interaction was disposed.",
    payload: {},
  },

  showCrm: {
    ...crm,
    summary: "Show the customer's record now.",
    payload: { reason: z.enum(["OFFERED", "CONNECTED", "SELECTED", "MANUAL"]), requestId: s.id },
  },
  customerIdentified: {
    ...crm,
    summary: "The interaction was linked to a customer record.",
    payload: {},
  },
  crmRecordAttached: {
    ...crm,
    summary: "A CRM record was linked to the interaction.",
    payload: { record: s.crmRecord },
  },

  transferInitiated: {
    ...transfer,
    summary: "A transfer started.",
    payload: { target: s.target, kind: z.enum(["BLIND", "CONSULT"]) },
  },
  transferCompleted: {
    ...transfer,
    summary: "The transfer reached its target.",
    payload: { target: s.target },
  },
  transferFailed: {
    ...transfer,
    summary: "The transfer failed; the interaction is back with the agent.",
    payload: { target: s.target, reason: s.label },
  },
  consultStarted: {
    ...conference,
    summary: "A consult is being set up.",
    payload: { target: s.target },
  },
  consultConnected: {
    ...conference,
    summary: "The consulted party answered.",
    payload: { target: s.target },
  },
  consultEnded: {
    ...conference,
    summary: "The consult ended.",
    payload: { outcome: z.enum(["TRANSFERRED", "CONFERENCED", "CANCELLED", "FAILED"]) },
  },
  conferenceStarted: {
    ...conference,
    summary: "A conference started.",
    payload: { participants: z.array(s.participant) },
  },
  participantJoined: { ...conference, summary: "Somebody joined.", payload: party },
  participantLeft: { ...conference, summary: "Somebody left.", payload: party },
  conferenceEnded: { ...conference, summary: "The conference is over.", payload: {} },

  messageReceived: { ...messages, summary: "The customer wrote.", payload: { message: s.message } },
  messageSent: {
    ...messages,
    summary: "An agent wrote to the customer, or a note to the other agents (`message.visibility`).",
    payload: { message: s.message },
  },
  messageStatusChanged: {
    ...messages,
    summary: "A message was delivered, read or failed.",
    payload: { messageId: s.id, status: s.messageStatus },
  },
  typingChanged: {
    ...messages,
    summary: "Somebody started or stopped typing.",
    payload: { from: z.enum(["CUSTOMER", "AGENT"]), typing: z.boolean() },
  },

  wrapUpStarted: {
    ...disposition,
    summary: "Wrap-up started.",
    payload: { endsAt: s.instant.nullable(), required: z.boolean() },
  },
  wrapUpEnded: { ...disposition, summary: "Wrap-up ended.", payload: {} },
  interactionDisposed: {
    ...disposition,
    summary: "The interaction was disposed.",
    payload: { dispositionCode: s.id, dispositionClass: s.id, notes: s.text, by: s.id },
  },
  callbackScheduled: {
    ...callbacks,
    summary: "A callback was scheduled.",
    payload: { callback: s.callback },
  },
  callbackDue: { ...callbacks, summary: "A callback is due.", payload: { callback: s.callback } },

  transcriptAdded: {
    ...insights,
    summary: "A piece of transcript arrived.",
    payload: {
      segment: z.object({
        segmentId: s.id,
        speaker: z.enum(["CUSTOMER", "AGENT"]),
        text: s.text,
        startedAt: s.instant,
        final: z.boolean(),
      }),
    },
  },
  suggestionAdded: {
    ...insights,
    summary: "A suggestion for the agent arrived.",
    payload: {
      suggestion: z.object({
        suggestionId: s.id,
        kind: z.enum(["REPLY", "ARTICLE", "ACTION"]),
        title: s.label,
        text: s.text,
        url: z.string().max(2048).nullable(),
        confidence: z.number().min(0).max(1),
      }),
    },
  },
  sentimentChanged: {
    ...insights,
    summary: "The customer's sentiment changed.",
    payload: {
      sentiment: z.enum(["POSITIVE", "NEUTRAL", "NEGATIVE"]),
      score: z.number().min(-1).max(1),
    },
  },
});
