import type { DomainEvent, DomainEventType } from "../domain-event.ts";
import { toCommonPayload } from "../to-interaction.ts";
import type { World } from "../world.ts";
import { agentDeliverers } from "./agent.ts";
import { callbackDeliverers } from "./callbacks.ts";
import type { Delivery } from "./delivery.ts";
import { insightDeliverers } from "./insights.ts";
import { interactionDeliverers } from "./interaction.ts";
import { legDeliverers, outboundDeliverers, partyDeliverers } from "./parties.ts";

// Each table pairs a type with its own deliverer, which a look-up by the union of types cannot express.
const deliverers = {
  ...agentDeliverers,
  ...interactionDeliverers,
  ...insightDeliverers,
  ...legDeliverers,
  ...outboundDeliverers,
  ...partyDeliverers,
  ...callbackDeliverers,
} as Record<DomainEventType, (event: DomainEvent, world: World) => Delivery[]>;

/** Which agents get which contract event for a fact. Ask after `evolve`. */
export const deliveriesOf = (world: World, event: DomainEvent): Delivery[] => deliverers[event.type](event, world);

/**
 * The whole contract payload of a delivery but for `sequence`, which each app instance counts for itself. `eventTime`
 * is the fact's `at`.
 */
export function toPayload(world: World, delivery: Delivery, eventTime: number): Record<string, unknown> {
  const { interactionId, state, data } = delivery;
  if (interactionId === null) return { eventTime, ...data };
  const interaction = world.interactions.get(interactionId);
  // Deliveries come from facts about interactions of this world.
  if (interaction === undefined) throw new Error(`No interaction ${interactionId} to deliver an event of`);
  const common = toCommonPayload(interaction);
  return { ...common, state: state ?? common.state, eventTime, ...data };
}
