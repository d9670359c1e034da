/** The list of live interactions with focus, offers, states and timers. */
export { findNeighbour, findSelected, groupInteractions, nameOf, offerReason } from "./describe-interaction.ts";
export { InteractionList } from "./interaction-list.tsx";
export { OfferBar } from "./offer-bar.tsx";
export { useInteractionOrders } from "./use-interaction-orders.ts";
