import type { Interaction, Message } from "@omni/contract";
import type { LiveConversation } from "../../lib/live-state.ts";
import { messages } from "./messages.ts";

/** Interactions as the list shows them: offers first, then what is open, then what waits for its disposition. */
export interface InteractionGroups {
  offers: Interaction[];
  open: Interaction[];
  wrapUp: Interaction[];
}

export function groupInteractions(interactions: readonly Interaction[]): InteractionGroups {
  const isWrapUp = ({ state }: Interaction): boolean => state === "WRAP_UP" || state === "ENDED";
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

export const nameOf = ({ customerDetails }: Interaction): string =>
  customerDetails.name === "" ? messages.unknownCustomer : customerDetails.name;

/** The last thing said, on one line. */
export function previewOf(conversation: LiveConversation | undefined): string | null {
  const last: Message | undefined = conversation?.messages.at(-1);
  if (last === undefined) return null;
  const text = last.text.replaceAll(/\s+/g, " ").slice(0, 120);
  return last.from === "AGENT" ? `${messages.you}${text}` : text;
}
