import type { AgentSession } from "./agent-session.ts";
import type { Directory, Id } from "./directory.ts";
import type { AgentEvent, CallbackEvent, DomainEvent, InteractionEvent } from "./domain-event.ts";
import type { Callback } from "./callback.ts";
import { evolveAgent } from "./evolve/agent.ts";
import { evolveCallback } from "./evolve/callback.ts";
import { evolveInteraction } from "./evolve/interaction.ts";
import type { Interaction } from "./interaction.ts";
import { touched } from "./touched.ts";
import type { World } from "./world.ts";

type WithoutTime<E> = E extends DomainEvent ? Omit<E, "at"> : never;
/** A fact before its time is set. */
export type NewEvent = WithoutTime<AgentEvent> | WithoutTime<InteractionEvent> | WithoutTime<CallbackEvent>;

/**
 * A decision in the making: the world as it will be, laid over the world as it is. What a later step of the same
 * decision sees is what the earlier steps did, while the world itself stays untouched.
 */
export class Draft {
  readonly world: World;
  readonly now: number;
  readonly events: DomainEvent[] = [];
  /** Set by a command that finds its message already there. */
  duplicateOf: Id | null = null;
  readonly changedAgents = new Map<Id, AgentSession>();
  readonly changedInteractions = new Map<Id, Interaction>();
  readonly changedCallbacks = new Map<Id, Callback>();

  constructor(world: World, now: number) {
    this.world = world;
    this.now = now;
  }

  get directory(): Directory {
    return this.world.directory;
  }

  agent(id: Id): AgentSession | undefined {
    return this.changedAgents.get(id) ?? this.world.agents.get(id);
  }

  interaction(id: Id): Interaction | undefined {
    return this.changedInteractions.get(id) ?? this.world.interactions.get(id);
  }

  callback(id: Id): Callback | undefined {
    return this.changedCallbacks.get(id) ?? this.world.callbacks.get(id);
  }

  emit(fact: NewEvent): void {
    const event: DomainEvent = { ...fact, at: this.now };
    this.events.push(event);
    const { agentIds, interactionIds, callbackIds } = touched(event);
    for (const id of agentIds) {
      const after = evolveAgent(this.agent(id), event, id);
      if (after !== undefined) this.changedAgents.set(id, after);
    }
    for (const id of interactionIds) {
      const after = evolveInteraction(this.interaction(id), event, id);
      if (after !== undefined) this.changedInteractions.set(id, after);
    }
    for (const id of callbackIds) {
      const after = evolveCallback(this.callback(id), event, id);
      if (after !== undefined) this.changedCallbacks.set(id, after);
    }
  }
}
