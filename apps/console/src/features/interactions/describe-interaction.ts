import type { Interaction, Message } from "@omni/contract";
import type { AskedFor } from "@omni/live";
import type { LiveConversation } from "../../lib/live-state.ts";
import { stateName } from "../../ui/state-name.ts";
import { messages } from "./messages.ts";

/** Interactions as the list shows them: offers first, then what is open, then what waits for its disposition. */
export interface InteractionGroups {
  offers: Interaction[];
  open: Interaction[];
  wrapUp: Interaction[];
}

export function groupInteractions(interactions: readonly Interaction[]): InteractionGroups {
  const isWrapUp = ({ state }: Interaction): boolean =>
    state === "WRAP_UP" || state === "ENDED" || state === "DISPOSED";
  return {
    offers: interactions.filter(({ state }) => state === "OFFERED"),
    open: interactions.filter((each) => each.state !== "OFFERED" && !isWrapUp(each)),
    wrapUp: interactions.filter(isWrapUp),
  };
}

/** The interaction that has the focus, or null. */
export const findSelected = (interactions: readonly Interaction[]): Interaction | null =>
  interactions.find(({ selected, state }) => selected && state !== "OFFERED") ?? null;

/** The next (1) or previous (-1) interaction in the list's order, around the ends; offers have no focus. */
export function findNeighbour(interactions: readonly Interaction[], step: 1 | -1): Interaction | null {
  const { open, wrapUp } = groupInteractions(interactions);
  const order = [...open, ...wrapUp];
  const at = order.findIndex(({ selected }) => selected);
  if (at < 0) return order.at(step === 1 ? 0 : -1) ?? null;
  return order.at((at + step) % order.length) ?? null;
}

export function nameOf({ customerDetails, channelDetails }: Interaction): string {
  if (customerDetails.name !== "") return customerDetails.name;
  const { channelType, direction, from, to } = channelDetails;
  const number = channelType === "CHAT" ? "" : direction === "OUTBOUND" ? to : from;
  return number === "" ? messages.unknownCustomer : number;
}

/** The last thing said, on one line, and by whom unless by the customer. */
export function previewOf(conversation: LiveConversation | undefined, userId: string): string | null {
  const last: Message | undefined = conversation?.messages.at(-1);
  if (last === undefined) return null;
  const text = last.text.replaceAll(/\s+/g, " ").slice(0, 120);
  if (last.from !== "AGENT") return text;
  return `${last.senderId === userId ? messages.you : messages.said(last.senderName)}${text}`;
}

/** Why an agent is offered something, where it is more than a customer who waits. */
export function offerReason(
  { agentId, participants, channelDetails }: Interaction,
  askedFor: AskedFor | null,
): string | null {
  if (agentId !== null) {
    const asking =
      participants.find(({ participantId }) => participantId === agentId)?.name ?? messages.offer.colleague;
    return askedFor === "TRANSFER" ? messages.offer.handsOver(asking) : messages.offer.asked(asking);
  }
  if (channelDetails.callType === "outbound.callback.dial") return messages.offer.callback;
  return channelDetails.callType === "transferred.to.campaign.dial" ? messages.offer.transferred : null;
}

/** What a row says of an interaction's state. */
export function rowState(interaction: Interaction, userId: string): { name: string; tone: string; muted: boolean } {
  const { state, channelDetails, customerOnline, muted } = interaction;
  const { channelType } = channelDetails;
  if (!customerOnline && channelType === "CHAT" && state === "CONNECTED")
    return { name: messages.customerAway, tone: "AWAY", muted: false };
  return { name: stateText(interaction, userId), tone: state, muted: channelType === "VOICE" && muted };
}

function stateText({ state, agentId, channelDetails, participants }: Interaction, userId: string): string {
  const { channelType, callType } = channelDetails;
  if (state === "CONSULTING" && agentId !== null && agentId !== userId) return messages.consulted;
  if (state === "HELD" && participants.some((each) => each.state === "RINGING")) return messages.transferring;
  if (state !== "INITIATED" || channelType !== "VOICE") return stateName(state);
  return callType === "outbound.manual.preview.dial" ? messages.preview : messages.calling;
}
