import type { EventName, EventPayloads, InteractionState } from "@omni/contract";
import type { Id } from "../directory.ts";
import type { DomainEventOf, DomainEventType } from "../domain-event.ts";
import type { CommonPayload } from "../to-interaction.ts";
import type { World } from "../world.ts";

/** An event's own fields: the payload without what every event carries. */
export type OwnPayload<N extends EventName> = Omit<
  EventPayloads[N],
  keyof CommonPayload | "eventTime" | "sequence" | "replayed"
>;

/** One contract event for one agent. */
export interface Delivery {
  agentId: Id;
  name: EventName;
  interactionId: Id | null;
  /** The event's own payload fields. */
  data: Record<string, unknown>;
  /** The interaction's state right after the event, where the event set it; later events of the decision may differ. */
  state: InteractionState | null;
  /** Matters only to who is connected right now: not for the inbox. */
  ephemeral: boolean;
}

export type Deliverers<T extends DomainEventType> = { [K in T]: (event: DomainEventOf<K>, world: World) => Delivery[] };

export const toAgent = <N extends EventName>(agentId: Id, name: N, data: OwnPayload<N>): Delivery => ({
  agentId,
  name,
  interactionId: null,
  data,
  state: null,
  ephemeral: false,
});

interface Concerned {
  agentId: Id;
  interactionId: Id;
}

export const about = <N extends EventName>(
  { agentId, interactionId }: Concerned,
  name: N,
  data: OwnPayload<N>,
  state: InteractionState | null = null,
): Delivery => ({ agentId, name, interactionId, data, state, ephemeral: false });

/** Nothing when no agent is concerned. */
export const aboutIfSeen = <N extends EventName>(
  { agentId, interactionId }: { agentId: Id | null; interactionId: Id },
  name: N,
  data: OwnPayload<N>,
  state: InteractionState | null = null,
): Delivery[] => (agentId === null ? [] : [about({ agentId, interactionId }, name, data, state)]);

/** To the agent concerned and to all who take part; a fact about all of them changes nobody's part. */
export const aboutToParties = <N extends EventName>(
  world: World,
  event: { agentId: Id | null; interactionId: Id },
  name: N,
  data: OwnPayload<N>,
): Delivery[] => {
  const { interactionId } = event;
  const interaction = world.interactions.get(interactionId);
  const isTalking = interaction !== undefined && interaction.members.length > 0;
  const ids = new Set(event.agentId === null ? [] : [event.agentId]);
  if (isTalking) {
    if (interaction.agentId !== null) ids.add(interaction.agentId);
    for (const { agentId } of interaction.members) ids.add(agentId);
  }
  return [...ids].map((agentId) => about({ agentId, interactionId }, name, data));
};
