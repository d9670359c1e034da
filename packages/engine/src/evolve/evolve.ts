import type { DomainEvent } from "../domain-event.ts";
import { touched } from "../touched.ts";
import { putInteraction, type World } from "../world.ts";
import { evolveAgent } from "./agent.ts";
import { evolveCallback } from "./callback.ts";
import { evolveInteraction } from "./interaction.ts";

/** Takes a fact into the world: replaces the aggregates it touches and keeps the indexes. */
export function evolve(world: World, event: DomainEvent): void {
  const { agentIds, interactionIds, callbackIds } = touched(event);
  for (const id of agentIds) {
    const after = evolveAgent(world.agents.get(id), event, id);
    if (after !== undefined) world.agents.set(id, after);
  }
  for (const id of interactionIds) {
    const after = evolveInteraction(world.interactions.get(id), event, id);
    if (after !== undefined) putInteraction(world, after);
  }
  for (const id of callbackIds) {
    const after = evolveCallback(world.callbacks.get(id), event, id);
    if (after !== undefined) world.callbacks.set(id, after);
  }
}
