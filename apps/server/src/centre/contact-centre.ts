import {
  decide,
  deliveriesOf,
  evolve,
  isEphemeral,
  ordersOf,
  touched,
  type Callback,
  type Command,
  type Directory,
  type DomainEvent,
  type Interaction,
  type LineOrder,
  type Timer,
  type World,
} from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { Clock } from "../clock.ts";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { Changes } from "./changes.ts";
import { EventLog } from "./event-log.ts";
import { Inbox } from "./inbox.ts";
import { LineOrders } from "./line-orders.ts";
import { StateRows, type StoredState } from "./state-rows.ts";
import { Timers } from "./timers.ts";
import { toInboxBody, type Show } from "./to-inbox-body.ts";

/** A fact that is durable now (or ephemeral), with the interaction right after it. */
export interface Fact {
  event: DomainEvent;
  interaction: Interaction | null;
}

/** Called after the commit, in order. */
export interface CentreListener {
  onInbox?(agentId: string, seq: number, body: string): void;
  onPassing?(agentId: string, body: string): void;
  onFact?(fact: Fact): void;
  /** The line provider is to do this. */
  onOrder?(orderId: string, order: LineOrder): void;
}

/** Called within the transaction that stores the fact, to write rows that follow from it. */
export type Projection = (fact: Fact) => void;

export interface Outcome {
  events: DomainEvent[];
  /** The order was carried out before: nothing happened now, and these are the facts of then. */
  repeated: boolean;
  /** The message that a repeated one is the double of. */
  duplicateOf: string | null;
}

/** Runs one command within a piece of work: all its rows are written when it returns. */
export type Apply = (command: Command, dedupeKey?: string) => Outcome;

/** How long timers wait after one of them could not be carried out. */
const timerPauseMs = 2000;

/** The contact centre on its store: commands in, facts out, each step durable before anybody hears of it. */
export class ContactCentre {
  readonly log: EventLog;
  readonly inbox: Inbox;
  readonly orders: LineOrders;
  readonly #rows: StateRows;
  readonly #timers: Timers;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #listeners: CentreListener[] = [];
  readonly #projections: Projection[] = [];
  readonly #directory: Directory;
  #world: World;
  #show: Show = (_agentId, value) => value;

  constructor(store: Store, directory: Directory, clock: Clock, onTimerError: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#directory = directory;
    this.log = new EventLog(store);
    this.inbox = new Inbox(store);
    this.orders = new LineOrders(store);
    this.#rows = new StateRows(store);
    this.#timers = new Timers(store, clock, (timer) => void this.#onTimer(timer).catch(onTimerError));
    this.#world = this.#rows.loadWorld(directory);
  }

  get world(): World {
    return this.#world;
  }

  get directory(): Directory {
    return this.#directory;
  }

  listen(listener: CentreListener): void {
    this.#listeners.push(listener);
  }

  /** Decides what of a value an agent is told. */
  showAs(show: Show): void {
    this.#show = show;
  }

  project(projection: Projection): void {
    this.#projections.push(projection);
  }

  /** Takes the stored timers up. Call once all listeners are there. */
  start(): void {
    this.#timers.reload();
  }

  stop(): void {
    this.#timers.stop();
  }

  /** Everything in memory is read again: what was not committed never happened. */
  reload(): void {
    this.#world = this.#rows.loadWorld(this.#directory);
    this.inbox.reload();
    this.#timers.reload();
  }

  /** Resolves when what the command led to is durable; rejects with the reason why nothing happened. */
  execute(command: Command, dedupeKey?: string): Promise<Outcome> {
    return this.transact((apply) => apply(command, dedupeKey));
  }

  /** Several commands in one transaction: all or none. */
  transact<T>(work: (apply: Apply) => T): Promise<T> {
    return this.#store.commits.submit((afterCommit) => {
      let hasWritten = false;
      return work((command, dedupeKey) => {
        const repeated = dedupeKey === undefined ? null : this.log.findByKey(dedupeKey);
        if (repeated !== null) return { events: [repeated], repeated: true, duplicateOf: null };
        const decision = decide(this.#world, command, this.#clock.now());
        if (decision.outcome === "REFUSED") {
          const error = new OmniError(decision.code, decision.message, { details: decision.details });
          throw hasWritten ? error : new Rejection(error);
        }
        hasWritten = true;
        this.#record(decision.events, dedupeKey ?? null, afterCommit);
        return { events: decision.events, repeated: false, duplicateOf: decision.duplicateOf ?? null };
      });
    });
  }

  /** An interaction, open or closed. */
  findInteraction(interactionId: string): Interaction | null {
    return this.#world.interactions.get(interactionId) ?? this.#rows.interaction(interactionId);
  }

  /** A callback, open or closed. */
  findCallback(callbackId: string): Callback | null {
    return this.#world.callbacks.get(callbackId) ?? this.#rows.callback(callbackId);
  }

  /** Forgets what the agent's console has read, but for what a late app is replayed. */
  async pruneInbox(agentId: string, readSeq: number): Promise<void> {
    const work = this.#world.agents.get(agentId)?.work ?? [];
    const live = work.map(({ interactionId }) => interactionId);
    await this.#store.commits.submit(() => this.inbox.prune(agentId, readSeq, live));
  }

  /** The stored state of every aggregate, by id. */
  storedState(): StoredState {
    return this.#rows.all();
  }

  #record(events: readonly DomainEvent[], dedupeKey: string | null, afterCommit: (publish: () => void) => void): void {
    const world = this.#world;
    const changes = new Changes(world, this.#rows, this.#timers);
    let key = dedupeKey;
    for (const event of events) {
      changes.note(touched(event));
      evolve(world, event);
      const fact = this.#toFact(event);
      if (!isEphemeral(event)) {
        this.#append(event, fact, key);
        key = null;
      }
      this.#deliver(event, afterCommit);
      for (const project of this.#projections) project(fact);
      afterCommit(() => {
        for (const listener of this.#listeners) listener.onFact?.(fact);
      });
      for (const order of ordersOf(event)) this.#give(order, afterCommit);
    }
    afterCommit(changes.write());
  }

  #give(order: LineOrder, afterCommit: (publish: () => void) => void): void {
    const orderId = this.orders.put(order);
    afterCommit(() => {
      for (const listener of this.#listeners) listener.onOrder?.(orderId, order);
    });
  }

  #toFact(event: DomainEvent): Fact {
    const interaction = "interactionId" in event ? this.#world.interactions.get(event.interactionId) : undefined;
    return { event, interaction: interaction ?? null };
  }

  #append(event: DomainEvent, { interaction }: Fact, dedupeKey: string | null): void {
    if ("callbackId" in event) {
      this.log.append(event.callbackId, this.#world.callbacks.get(event.callbackId)?.version ?? 0, event, dedupeKey);
      return;
    }
    if ("interactionId" in event) {
      this.log.append(event.interactionId, interaction?.version ?? 0, event, dedupeKey);
      return;
    }
    this.log.append(event.agentId, this.#world.agents.get(event.agentId)?.version ?? 0, event, dedupeKey);
  }

  #deliver(event: DomainEvent, afterCommit: (publish: () => void) => void): void {
    for (const delivery of deliveriesOf(this.#world, event)) {
      const { agentId, interactionId, name, ephemeral } = delivery;
      const body = toInboxBody(this.#world, delivery, event.at, this.#show);
      if (ephemeral) {
        afterCommit(() => {
          for (const listener of this.#listeners) listener.onPassing?.(agentId, body);
        });
        continue;
      }
      const seq = this.inbox.append(agentId, interactionId, name, body);
      afterCommit(() => {
        for (const listener of this.#listeners) listener.onInbox?.(agentId, seq, body);
      });
    }
  }

  async #onTimer(timer: Timer): Promise<void> {
    try {
      await this.#carryOut(timer);
    } catch (error) {
      // Its row is still there: it is given again.
      this.#timers.holdOff(timerPauseMs);
      throw error;
    }
  }

  async #carryOut({ timerId, command }: Timer): Promise<void> {
    try {
      await this.execute(command);
    } catch (error) {
      // A refusal means that the timer came too late to matter.
      if (!OmniError.is(error)) throw error;
    }
    await this.#store.commits.submit(() => this.#timers.remove(timerId));
  }
}
