import type { CommandOf } from "../command.ts";
import type { Callback } from "../callback.ts";
import { isRefusal, refuse, type Refusal } from "../decision.ts";
import type { Id } from "../directory.ts";
import type { Draft } from "../draft.ts";
import { isClosed } from "../interaction.ts";
import { fallDue } from "../parties/call-back.ts";
import { callbackDialled } from "../parties/callback-call.ts";
import { finish } from "../parties/finish.ts";
import { begin, checkMayBegin } from "../parties/initiate.ts";
import { dialAgent } from "../parties/legs.ts";
import { scheduleCallback, toCallbackOf } from "../parties/schedule-callback.ts";
import { take } from "../parties/take.ts";
import { checkId } from "./arrive.ts";
import { findAgent, findOwn, wrongState } from "./find.ts";
import type { Handlers } from "./handler.ts";

const isSupervisor = (draft: Draft, agentId: Id): boolean => {
  const type = draft.directory.users.get(agentId)?.type;
  return type === "SUPERVISOR" || type === "ADMINISTRATOR";
};

/** A callback that is the agent's to deal with: the own ones, and those of the agent's campaigns. */
function findCallback(draft: Draft, callbackId: Id, agentId: Id): Callback | Refusal {
  const agent = findAgent(draft, agentId);
  if (isRefusal(agent)) return agent;
  const callback = draft.callback(callbackId);
  if (callback === undefined)
    return refuse("INVALID_STATE", `No open callback has the id ${callbackId}. Use one from getCallbacks().`, {
      callbackId,
    });
  const isAssigned = draft.directory.campaigns.get(callback.campaignId)?.agentIds.includes(agentId) ?? false;
  if (callback.agentId === agentId || (isAssigned && !callback.self) || isSupervisor(draft, agentId)) return callback;
  return refuse("PERMISSION_DENIED", "This callback belongs to another agent.", { callbackId });
}

const wrongCallback = ({ callbackId, state }: Callback, attempt: string): Refusal =>
  refuse("INVALID_STATE", `Cannot ${attempt} the callback: it is ${state}. Use an open one from getCallbacks().`, {
    callbackId,
    state,
  });

/** The call waits in its queue already: the agent takes it out and calls. */
function dialWaiting(draft: Draft, callback: Callback, agentId: Id): Refusal | null {
  const interaction = draft.interaction(callback.callInteractionId);
  if (interaction === undefined) return wrongCallback(callback, "dial");
  const { interactionId, offer, state, campaignId, channelType } = interaction;
  if (offer !== null) {
    if (offer.agentId !== agentId) return wrongState(interaction, "dial", "Another agent is being offered it.");
    take(draft, interaction, agentId, "ALWAYS");
    return null;
  }
  if (state !== "QUEUED") return wrongCallback(callback, "dial");
  const refusal = checkMayBegin(draft, agentId, "VOICE");
  if (refusal !== null) return refusal;
  draft.emit({ type: "interaction.dialStarted", interactionId, agentId, from: "QUEUE", campaignId, channelType });
  callbackDialled(draft, interaction, agentId);
  dialAgent(draft, draft.interaction(interactionId) ?? interaction, agentId, draft.now + 30_000);
  return null;
}

function dial(draft: Draft, { callbackId, agentId }: CommandOf<"callback.dial">): Refusal | null {
  const callback = findCallback(draft, callbackId, agentId);
  if (isRefusal(callback)) return callback;
  if (callback.state === "DUE") return dialWaiting(draft, callback, agentId);
  if (callback.state !== "SCHEDULED") return wrongCallback(callback, "dial");
  const { callInteractionId, campaignId, customer, phone, count, root, notes } = callback;
  const refusal = begin(draft, {
    interactionId: callInteractionId,
    agentId,
    campaignId,
    channelType: "VOICE",
    callType: "outbound.callback.dial",
    to: phone,
    customer,
    conversationId: null,
    customerWroteAt: null,
    data: { callbackId, callbackNotes: notes },
    isPreview: false,
    callback: { callbackId, count, root },
  });
  if (refusal === null) draft.emit({ type: "callback.dialled", callbackId, interactionId: callInteractionId, agentId });
  return refusal;
}

export const callbackHandlers: Handlers<
  | "callback.schedule"
  | "callback.cancel"
  | "callback.dial"
  | "callback.remind"
  | "callback.fallDue"
  | "interaction.reservationTimeout"
> = {
  "callback.schedule": (draft, command) => {
    const { callbackId, agentId } = command;
    const interaction = findOwn(draft, command);
    if (isRefusal(interaction)) return interaction;
    const wrongId = checkId(callbackId, "callbackId");
    if (wrongId !== null) return wrongId;
    if (draft.callback(callbackId) !== undefined) return null;
    if (isClosed(interaction)) return wrongState(interaction, "schedule a callback", "It is closed for good.");
    const callback = toCallbackOf(draft, interaction, command);
    if (typeof callback === "string") return refuse("INVALID_STATE", callback, { callbackId, agentId });
    scheduleCallback(draft, callback);
    return null;
  },

  "callback.cancel": (draft, { callbackId, agentId }) => {
    const callback = findCallback(draft, callbackId, agentId);
    if (isRefusal(callback)) return callback;
    const { state, callInteractionId, interactionId } = callback;
    if (state === "CANCELLED") return null;
    if (state !== "SCHEDULED" && state !== "DUE") return wrongCallback(callback, "cancel");
    draft.emit({ type: "callback.cancelled", callbackId, interactionId, agentId });
    if (state === "DUE") finish(draft, callInteractionId, "SYSTEM", "ATTEMPT_FAILED");
    return null;
  },

  "callback.dial": dial,

  "callback.remind": (draft, { callbackId }) => {
    const callback = draft.callback(callbackId);
    if (callback?.state !== "SCHEDULED" || callback.remindedAt !== null) return null;
    const { interactionId, agentId } = callback;
    draft.emit({ type: "callback.reminded", callbackId, interactionId, agentId });
    return null;
  },

  "callback.fallDue": (draft, { callbackId }) => {
    const callback = draft.callback(callbackId);
    if (callback?.state === "SCHEDULED" && callback.at <= draft.now) fallDue(draft, callback);
    return null;
  },

  "interaction.reservationTimeout": (draft, { interactionId, until }) => {
    const interaction = draft.interaction(interactionId);
    if (interaction?.state === "QUEUED" && interaction.reservation?.until === until)
      draft.emit({ type: "interaction.reservationEnded", interactionId, agentId: null });
    return null;
  },
};
