import type { AgentSession } from "./agent-session.ts";
import { isCallbackClosed, type Callback } from "./callback.ts";
import type { Directory, Id, Queue } from "./directory.ts";
import { isClosed, type Interaction } from "./interaction.ts";

export interface WaitingPlace {
  interactionId: Id;
  queuedAt: number;
}

/** The whole state in memory: immutable aggregates in mutable maps. Only `evolve`, `forget` and `replaceDirectory` change it. */
export interface World {
  directory: Directory;
  readonly agents: Map<Id, AgentSession>;
  readonly interactions: Map<Id, Interaction>;
  readonly callbacks: Map<Id, Callback>;
  /** Interactions in state QUEUED per queue, in the order in which they are served. */
  readonly waiting: Map<Id, WaitingPlace[]>;
  /** The queues each user is a member of, served first to last. */
  queuesOf: ReadonlyMap<Id, readonly Queue[]>;
}

/** A contact centre in which nobody has signed in and nothing has happened. */
export function createWorld(directory: Directory): World {
  return {
    directory,
    agents: new Map(),
    interactions: new Map(),
    callbacks: new Map(),
    waiting: new Map(),
    queuesOf: indexQueues(directory),
  };
}

/** The world as its rows of state tell it. */
export function loadWorld(
  directory: Directory,
  agents: Iterable<AgentSession>,
  interactions: Iterable<Interaction>,
  callbacks: Iterable<Callback> = [],
): World {
  const world = createWorld(directory);
  for (const agent of agents) world.agents.set(agent.agentId, agent);
  for (const interaction of interactions) putInteraction(world, interaction);
  for (const callback of callbacks) world.callbacks.set(callback.callbackId, callback);
  return world;
}

/** Takes a new configuration over. Execute `routing.refresh` afterwards, so that offers follow it. */
export function replaceDirectory(world: World, directory: Directory): void {
  world.directory = directory;
  world.queuesOf = indexQueues(directory);
}

/** Drops a closed interaction from memory; an open one stays. Commands to it are refused INTERACTION_NOT_FOUND then. */
export function forget(world: World, interactionId: Id): boolean {
  const interaction = world.interactions.get(interactionId);
  return interaction !== undefined && isClosed(interaction) && world.interactions.delete(interactionId);
}

/** Drops a callback that is done with from memory. */
export function forgetCallback(world: World, callbackId: Id): boolean {
  const callback = world.callbacks.get(callbackId);
  return callback !== undefined && isCallbackClosed(callback) && world.callbacks.delete(callbackId);
}

/** Sets an interaction and keeps the index of who waits. */
export function putInteraction(world: World, next: Interaction): void {
  const previous = world.interactions.get(next.interactionId);
  world.interactions.set(next.interactionId, next);
  const was = previous?.state === "QUEUED" ? previous : null;
  const is = next.state === "QUEUED" ? next : null;
  if (was && is && was.queueId === is.queueId && was.queuedAt === is.queuedAt) return;
  if (was) removeWaiting(world, was);
  if (is) addWaiting(world, is);
}

/** Whether `a` is served before `b` within one queue: first come first served, and one order on every node. */
const isServedBefore = (a: WaitingPlace, b: WaitingPlace): boolean =>
  a.queuedAt !== b.queuedAt ? a.queuedAt < b.queuedAt : a.interactionId < b.interactionId;

const placeOf = ({ interactionId, queuedAt, createdAt }: Interaction): WaitingPlace => ({
  interactionId,
  queuedAt: queuedAt ?? createdAt,
});

function addWaiting(world: World, interaction: Interaction): void {
  if (interaction.queueId === null) return;
  const place = placeOf(interaction);
  const places = world.waiting.get(interaction.queueId);
  if (places === undefined) world.waiting.set(interaction.queueId, [place]);
  else places.splice(indexOf(places, place), 0, place);
}

function removeWaiting(world: World, interaction: Interaction): void {
  if (interaction.queueId === null) return;
  const places = world.waiting.get(interaction.queueId);
  if (places === undefined) return;
  const index = indexOf(places, placeOf(interaction));
  if (places[index]?.interactionId === interaction.interactionId) places.splice(index, 1);
}

/** Where the place is, or would be. */
function indexOf(places: readonly WaitingPlace[], place: WaitingPlace): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = places[middle];
    if (other !== undefined && isServedBefore(other, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexQueues(directory: Directory): Map<Id, Queue[]> {
  const queues = [...directory.queues.values()].toSorted(
    (a, b) => b.priority - a.priority || (a.queueId < b.queueId ? -1 : 1),
  );
  const queuesOf = new Map<Id, Queue[]>();
  for (const queue of queues)
    for (const agentId of queue.agentIds) {
      const own = queuesOf.get(agentId);
      if (own === undefined) queuesOf.set(agentId, [queue]);
      else own.push(queue);
    }
  return queuesOf;
}
