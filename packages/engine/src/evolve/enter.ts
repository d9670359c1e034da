import type { InteractionState } from "@omni/contract";
import type { DomainEventOf, InteractionEventType } from "../domain-event.ts";
import type { Interaction, Spent } from "../interaction.ts";

export type InteractionReducers = {
  [T in InteractionEventType]?: (interaction: Interaction, event: DomainEventOf<T>) => Interaction;
};

const bucketOf: Record<InteractionState, keyof Spent | null> = {
  INITIATED: "ringMs",
  QUEUED: "queuedMs",
  OFFERED: "ringMs",
  CONNECTED: "talkMs",
  CONSULTING: "talkMs",
  CONFERENCE: "talkMs",
  HELD: "holdMs",
  ENDED: null,
  WRAP_UP: "wrapUpMs",
  DISPOSED: null,
};

/** The time of each kind up to now, the running state included. */
export function spentUntil({ state, stateSince, spent }: Interaction, at: number): Spent {
  const bucket = bucketOf[state];
  return bucket === null ? spent : { ...spent, [bucket]: spent[bucket] + Math.max(0, at - stateSince) };
}

/** Moves the interaction to another state and books the time spent in the one it leaves. */
export const enter = (interaction: Interaction, state: InteractionState, at: number): Interaction => ({
  ...interaction,
  state,
  stateSince: at,
  spent: spentUntil(interaction, at),
});
