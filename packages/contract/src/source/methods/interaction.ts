import { z } from "zod";
import { defineMethods, type ErrorName } from "../entries.ts";
import * as s from "../shapes.ts";

const one = z.object({ interactionId: s.id });
const common: readonly ErrorName[] = ["NOT_LOGGED_IN", "INTERACTION_NOT_FOUND", "PERMISSION_DENIED"];
const changing: readonly ErrorName[] = [...common, "INVALID_STATE"];
const read = { permission: "interaction.read", capability: "interaction" } as const;
const write = { permission: "interaction.write", capability: "interaction" } as const;
const voice = { permission: "interaction.write", capability: "voice" } as const;
const conference = { permission: "interaction.write", capability: "conference" } as const;
const callbacks = { permission: "callbacks", capability: "callback" } as const;

const callbackRequest = z.object({
  at: s.instant,
  self: z.boolean(),
  phone: z.string().max(64).optional(),
});

/** Orders on one interaction that take only its id and answer with the interaction. */
const order = (summary: string, kind: typeof write | typeof voice) =>
  ({ ...kind, summary, parameters: one, result: s.interaction, errors: changing }) as const;

export const interactionMethods = defineMethods({
  initiateInteraction: {
    permission: "interaction.initiate",
    capability: "interaction",
    summary:
      "Starts an outbound interaction, such as a call. With `preview` it is dialled when the agent accepts it. With a `customerId`, `to` may be the hidden number as it is shown, `phones[0]`, or a column: the number is dialled and not told.",
    parameters: z.object({
      channelType: s.channelType,
      to: z.string().min(1).max(320),
      campaignId: s.id,
      customerId: s.id.optional(),
      data: s.fields.optional(),
      preview: z.boolean().optional(),
    }),
    result: s.interaction,
    errors: [
      "NOT_LOGGED_IN",
      "CAMPAIGN_NOT_ASSIGNED",
      "CHANNEL_UNAVAILABLE",
      "TARGET_UNAVAILABLE",
      "CUSTOMER_NOT_FOUND",
      "INVALID_STATE",
      "PERMISSION_DENIED",
    ],
  },
  getInteractions: {
    ...read,
    summary: "The agent's live interactions.",
    parameters: null,
    result: z.array(s.interaction),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  getInteraction: {
    ...read,
    summary: "One live interaction.",
    parameters: one,
    result: s.interaction,
    errors: common,
  },
  acceptInteraction: order("Accepts an offer.", write),
  rejectInteraction: order("Declines an offer.", write),
  selectInteraction: order("Moves the agent's focus to the interaction.", write),
  holdInteraction: order("Puts the customer on hold.", voice),
  resumeInteraction: order("Takes the customer off hold.", voice),
  muteInteraction: order("Mutes the agent's microphone.", voice),
  unmuteInteraction: order("Opens the agent's microphone.", voice),
  sendDtmf: {
    ...voice,
    summary: "Sends digits on a call.",
    parameters: z.object({ interactionId: s.id, digits: z.string().regex(/^[0-9A-D*#]{1,64}$/) }),
    result: s.nothing,
    errors: changing,
  },
  endInteraction: order("Ends the call or conversation; wrap-up may follow.", write),
  transferInteraction: {
    permission: "interaction.write",
    capability: "transfer",
    summary: "Transfers without consulting (blind transfer).",
    parameters: z.object({ interactionId: s.id, target: s.target }),
    result: s.interaction,
    errors: [...changing, "TARGET_UNAVAILABLE"],
  },
  startConsult: {
    ...conference,
    summary: "Calls a third party while the customer waits.",
    parameters: z.object({ interactionId: s.id, target: s.target }),
    result: s.interaction,
    errors: [...changing, "TARGET_UNAVAILABLE"],
  },
  completeConsult: {
    ...conference,
    summary: "Ends a consult by transfer, conference or return.",
    parameters: z.object({
      interactionId: s.id,
      action: z.enum(["TRANSFER", "CONFERENCE", "CANCEL"]),
    }),
    result: s.interaction,
    errors: changing,
  },
  addParticipant: {
    ...conference,
    summary: "Adds somebody to the conference.",
    parameters: z.object({ interactionId: s.id, target: s.target }),
    result: s.interaction,
    errors: [...changing, "TARGET_UNAVAILABLE"],
  },
  removeParticipant: {
    ...conference,
    summary: "Removes somebody from the conference.",
    parameters: z.object({ interactionId: s.id, participantId: s.id }),
    result: s.interaction,
    errors: [...changing, "TARGET_UNAVAILABLE"],
  },
  sendMessage: {
    permission: "messages.write",
    capability: "interaction",
    summary: "Sends a message, a template or attachments to the customer, or a note to the interaction's agents.",
    parameters: z.object({
      interactionId: s.id,
      text: s.text.optional(),
      templateId: s.id.optional(),
      variables: z.record(z.string(), z.string().max(1024)).optional(),
      attachmentIds: z.array(s.id).max(10).optional(),
      visibility: s.messageVisibility.optional(),
    }),
    result: s.message,
    errors: [...changing, "CHANNEL_UNAVAILABLE"],
  },
  getMessages: {
    permission: "messages.read",
    capability: "interaction",
    summary: "The messages of an interaction, oldest first.",
    parameters: z.object({
      interactionId: s.id,
      before: s.instant.optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    result: z.array(s.message),
    errors: common,
  },
  setTyping: {
    permission: "messages.write",
    capability: "interaction",
    summary: "Tells the customer that the agent is typing.",
    parameters: z.object({ interactionId: s.id, typing: z.boolean() }),
    result: s.nothing,
    errors: changing,
  },
  updateInteraction: {
    ...write,
    summary: "Merges data into the interaction.",
    parameters: z.object({ interactionId: s.id, data: s.fields }),
    result: s.interaction,
    errors: changing,
  },
  attachCrmRecord: {
    ...write,
    capability: "crm",
    summary: "Links a CRM record to the interaction.",
    parameters: z.object({ interactionId: s.id, record: s.crmRecord }),
    result: s.interaction,
    errors: changing,
  },
  disposeInteraction: {
    permission: "interaction.dispose",
    capability: "disposition",
    summary: "Disposes the interaction with a code of its campaign.",
    parameters: z.object({
      interactionId: s.id,
      dispositionCode: s.id,
      notes: s.text.optional(),
      callback: callbackRequest.optional(),
    }),
    result: s.interaction,
    errors: [...changing, "INVALID_DISPOSITION"],
  },
  disposeAndDial: {
    permission: "interaction.dispose",
    alsoNeeds: ["interaction.initiate"],
    capability: "disposition",
    since: "1.1.0",
    summary: "Disposes the interaction, then calls the same customer again; answers with the new call.",
    parameters: z.object({
      interactionId: s.id,
      dispositionCode: s.id,
      notes: s.text.optional(),
      callback: callbackRequest.optional(),
      to: z.string().min(1).max(320).optional(),
    }),
    result: s.interaction,
    errors: [...changing, "INVALID_DISPOSITION", "CHANNEL_UNAVAILABLE", "TARGET_UNAVAILABLE"],
  },
  extendWrapUp: {
    permission: "interaction.dispose",
    capability: "disposition",
    summary: "Extends a timed wrap-up by the campaign's extension time, as often as the campaign allows.",
    parameters: one,
    result: s.interaction,
    errors: changing,
  },
  endWrapUp: {
    permission: "interaction.dispose",
    capability: "disposition",
    since: "1.1.0",
    summary: "Leaves a wrap-up without a disposition, where the campaign allows it.",
    parameters: one,
    result: s.interaction,
    errors: [...changing, "DISPOSITION_REQUIRED"],
  },
  scheduleCallback: {
    ...callbacks,
    summary: "Schedules a callback to the customer.",
    parameters: z.object({
      interactionId: s.id,
      at: s.instant,
      self: z.boolean(),
      phone: z.string().max(64).optional(),
      notes: s.text.optional(),
    }),
    result: s.callback,
    errors: changing,
  },
  getCallbacks: {
    ...callbacks,
    summary: "Callbacks of the agent and the agent's campaigns.",
    parameters: null,
    result: z.array(s.callback),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  dialCallback: {
    ...callbacks,
    since: "1.1.0",
    summary: "Calls back now, whether the callback is due or not; answers with the call.",
    parameters: z.object({ callbackId: s.id }),
    result: s.interaction,
    errors: ["NOT_LOGGED_IN", "INVALID_STATE", "CHANNEL_UNAVAILABLE", "PERMISSION_DENIED"],
  },
  cancelCallback: {
    ...callbacks,
    summary: "Cancels a callback.",
    parameters: z.object({ callbackId: s.id }),
    result: s.nothing,
    errors: ["NOT_LOGGED_IN", "INVALID_STATE", "PERMISSION_DENIED"],
  },
  getHistory: {
    permission: "customer.read",
    capability: "crm",
    summary: "Past interactions of a customer across channels, newest first.",
    parameters: z.object({ customerId: s.id }),
    result: z.array(s.historyEntry),
    errors: ["NOT_LOGGED_IN", "CUSTOMER_NOT_FOUND", "PERMISSION_DENIED"],
  },
});
