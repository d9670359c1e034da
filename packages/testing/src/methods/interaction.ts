import {
  maskCustomerDetails,
  namesNumber,
  numbersNamed,
  type CustomerDetails,
  type Message,
  type MethodArguments,
} from "@omni/contract";
import {
  isCallbackClosed,
  toCallback,
  toInteraction,
  transferTargetsOf,
  type CallbackRequest,
  type Command,
} from "@omni/engine";
import {
  demandCampaign,
  findInteraction,
  order,
  sessionOf,
  type MethodContext,
  type MethodHandler,
  type MethodHandlers,
} from "./method-context.ts";
import { toCustomerDetails } from "../records.ts";

const messageLimit = 200;

type OrderType = Extract<Command, { interactionId: string; agentId: string | null }>["type"];

/** A method that is one order on one interaction. */
const orders = (type: OrderType) => (context: MethodContext, argument: { interactionId: string }) =>
  // The method's own arguments bear the names of the command's.
  order(context, { ...argument, type, agentId: context.agentId } as Command & { interactionId: string });

function sendMessage(
  context: MethodContext,
  argument: Parameters<MethodHandler<"interaction.sendMessage">>[1],
): Message {
  const { centre, agentId } = context;
  const { interactionId, text = "", templateId, variables = {}, attachmentIds = [], visibility } = argument;
  const messageId = centre.newId("message");
  centre.execute({
    type: "interaction.sendMessage",
    interactionId,
    agentId,
    messageId,
    clientId: null,
    text,
    attachments: centre.records.findAttachments(attachmentIds),
    ...(templateId !== undefined && { template: { templateId, variables } }),
    ...(visibility !== undefined && { visibility }),
  });
  const sent = centre.records.messagesOf(interactionId).find((message) => message.messageId === messageId);
  if (sent === undefined) throw new Error("A message was sent, and there is none.");
  return sent;
}

const toCallbackRequest = (
  callback: MethodArguments["interaction.disposeInteraction"]["callback"],
  number: (phone: string) => string,
): CallbackRequest | null =>
  callback === undefined ? null : { ...callback, phone: callback.phone === undefined ? null : number(callback.phone) };

/** The number that is dialled for one that an app without `customer.pii` was shown in part. */
const numberOf = (customer: CustomerDetails, to: string): string =>
  namesNumber(to) ? (numbersNamed(customer, maskCustomerDetails(customer), to)[0] ?? to) : to;

const numberOfParty =
  ({ centre }: MethodContext, interactionId: string) =>
  (to: string): string => {
    const party = centre.world.interactions.get(interactionId)?.customer;
    return party === undefined ? to : numberOf(party, to);
  };

export const interactionMethods: MethodHandlers = {
  "interaction.initiateInteraction": (
    context,
    { channelType, to, campaignId, customerId, data = {}, preview = false },
  ) => {
    const { centre, agentId } = context;
    const customer =
      customerId === undefined
        ? centre.records.identify({ phone: to })
        : toCustomerDetails(centre.records.customer(customerId));
    const interactionId = centre.newId("interaction");
    return order(context, {
      type: "interaction.initiate",
      interactionId,
      agentId,
      campaignId,
      channelType,
      to: numberOf(customer, to),
      customer,
      callType: channelType !== "VOICE" ? null : preview ? "outbound.manual.preview.dial" : "click.to.call.dial",
      conversationId: channelType === "VOICE" ? null : `conversation-${interactionId}`,
      customerWroteAt: null,
      data,
    });
  },
  "interaction.getInteractions": (context) =>
    sessionOf(context).work.map(({ interactionId }) =>
      toInteraction(context.centre.interaction(interactionId), context.agentId),
    ),
  "interaction.getInteraction": (context, { interactionId }) => {
    sessionOf(context);
    return toInteraction(findInteraction(context, interactionId), context.agentId);
  },
  "interaction.acceptInteraction": orders("interaction.accept"),
  "interaction.rejectInteraction": orders("interaction.reject"),
  "interaction.selectInteraction": orders("agent.selectInteraction"),
  "interaction.holdInteraction": orders("interaction.hold"),
  "interaction.resumeInteraction": orders("interaction.resume"),
  "interaction.muteInteraction": orders("interaction.mute"),
  "interaction.unmuteInteraction": orders("interaction.unmute"),
  "interaction.sendDtmf": (context, argument) => {
    orders("interaction.sendDigits")(context, argument);
    return null;
  },
  "interaction.endInteraction": (context, { interactionId }) =>
    order(context, { type: "interaction.end", endedBy: "AGENT", interactionId, agentId: context.agentId }),
  "interaction.transferInteraction": orders("interaction.transfer"),
  "interaction.startConsult": orders("interaction.startConsult"),
  "interaction.completeConsult": orders("interaction.completeConsult"),
  "interaction.addParticipant": orders("interaction.addParticipant"),
  "interaction.removeParticipant": orders("interaction.removeParticipant"),
  "interaction.sendMessage": sendMessage,
  "interaction.getMessages": (context, { interactionId, before = Number.MAX_SAFE_INTEGER, limit = messageLimit }) => {
    sessionOf(context);
    findInteraction(context, interactionId);
    return context.centre.records
      .messagesOf(interactionId)
      .filter(({ sentAt }) => sentAt < before)
      .slice(-limit);
  },
  "interaction.setTyping": ({ centre, agentId }, { interactionId, typing }) => {
    centre.execute({ type: "interaction.setTyping", from: "AGENT", interactionId, agentId, typing });
    return null;
  },
  "interaction.updateInteraction": orders("interaction.updateData"),
  "interaction.attachCrmRecord": orders("interaction.attachCrmRecord"),
  "interaction.disposeInteraction": (context, { notes = "", callback, ...argument }) =>
    order(context, {
      type: "interaction.dispose",
      agentId: context.agentId,
      ...argument,
      notes,
      callback: toCallbackRequest(callback, numberOfParty(context, argument.interactionId)),
    }),
  "interaction.disposeAndDial": (context, { notes = "", callback, to, ...argument }) => {
    const { centre, agentId } = context;
    const number = numberOfParty(context, argument.interactionId);
    const next = { interactionId: centre.newId("interaction"), to: to === undefined ? null : number(to) };
    const disposal = { ...argument, agentId, notes, callback: toCallbackRequest(callback, number) };
    centre.execute({ type: "interaction.disposeAndDial", ...disposal, next });
    return toInteraction(centre.interaction(next.interactionId), agentId);
  },
  "interaction.extendWrapUp": orders("interaction.extendWrapUp"),
  "interaction.endWrapUp": orders("interaction.endWrapUp"),
  "interaction.scheduleCallback": (context, { phone: given, notes = "", ...argument }) => {
    const { centre, agentId } = context;
    const callbackId = centre.newId("callback");
    const phone = given === undefined ? null : numberOfParty(context, argument.interactionId)(given);
    centre.execute({ type: "callback.schedule", callbackId, agentId, phone, notes, ...argument });
    const callback = centre.world.callbacks.get(callbackId);
    if (callback === undefined) throw new Error("A callback was scheduled, and there is none.");
    return toCallback(callback);
  },
  "interaction.getCallbacks": (context) => {
    const { selectedCampaigns } = sessionOf(context);
    return [...context.centre.world.callbacks.values()]
      .filter((each) => !isCallbackClosed(each))
      .filter(({ self, agentId, campaignId }) =>
        self ? agentId === context.agentId : selectedCampaigns.includes(campaignId),
      )
      .map(toCallback);
  },
  "interaction.dialCallback": ({ centre, agentId }, { callbackId }) => {
    const { callInteractionId = "" } = centre.world.callbacks.get(callbackId) ?? {};
    centre.execute({ type: "callback.dial", callbackId, agentId });
    return toInteraction(centre.interaction(callInteractionId), agentId);
  },
  "interaction.cancelCallback": ({ centre, agentId }, { callbackId }) => {
    centre.execute({ type: "callback.cancel", callbackId, agentId });
    return null;
  },
  "interaction.getHistory": (context, { customerId }) => {
    sessionOf(context);
    return context.centre.records.historyOf(customerId);
  },
  "configuration.getTransferTargets": (context, { campaignId, type }) => {
    sessionOf(context);
    demandCampaign(context, campaignId);
    return transferTargetsOf(context.centre.world, campaignId, type, context.agentId);
  },
};
