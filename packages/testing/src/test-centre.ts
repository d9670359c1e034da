import type { EventName, EventPayloads } from "@omni/contract";
import {
  createWorld,
  decide,
  deliveriesOf,
  evolve,
  timersOf,
  toCommonPayload,
  toPayload,
  type Command,
  type Directory,
  type Done,
  type DomainEvent,
  type Interaction,
  type World,
} from "@omni/engine";
import type { PlatformEvent } from "@omni/host";
import { OmniError } from "@omni/wire";
import { createRecords, type Records } from "./records.ts";
import { createTestClock, type Due, type TestClock } from "./test-clock.ts";
import { testData, testDirectory, type TestData } from "./test-directory.ts";

export interface TestCentreOptions {
  /** The whole configuration; `testDirectory({ ... })` changes parts of the usual one. */
  directory?: Directory;
  data?: Partial<TestData>;
  /** When the test begins: milliseconds since the epoch. */
  now?: number;
}

/** An event on its way to one agent. */
export type AgentListener = (agentId: string, event: PlatformEvent) => void;

/** A contact centre in memory: the engine's state, its timers and its records. Any number of consoles may stand in it. */
export interface TestCentre {
  readonly clock: TestClock;
  readonly world: World;
  readonly records: Records;
  readonly data: TestData;
  /** Carries an order out with all its consequences, or throws the OmniError that a caller would get. */
  execute(command: Command): Done;
  /** Called for each event of each agent, in order. Returns its own undo. */
  onEvent(listener: AgentListener): () => void;
  /** Called for each fact, after it has happened. Returns its own undo. */
  onFact(listener: (event: DomainEvent) => void): () => void;
  /** Tells the agent who has the interaction what an outside service says of it. */
  push<Name extends InsightName>(interactionId: string, name: Name, insight: Insight<Name>): void;
  /** Throws when there is none. */
  interaction(interactionId: string): Interaction;
  /** A name that was not given before in this centre. */
  newId(prefix: string): string;
}

type InsightName = "transcriptAdded" | "suggestionAdded" | "sentimentChanged";
type Insight<Name extends InsightName> = Omit<
  EventPayloads[Name],
  keyof ReturnType<typeof toCommonPayload> | "eventTime" | "sequence" | "replayed"
>;

/** A Monday morning. */
const usualStart = Date.UTC(2026, 0, 5, 9);

export function createTestCentre(options: TestCentreOptions = {}): TestCentre {
  const { directory = testDirectory(), now = usualStart } = options;
  const data: TestData = { ...testData(), ...options.data };
  const clock = createTestClock(now);
  const world = createWorld(directory);
  const records = createRecords(world, data);
  const listeners = new Set<AgentListener>();
  const factListeners = new Set<(event: DomainEvent) => void>();
  const fired = new Set<string>();
  let lastId = 0;

  const tell = (agentId: string, event: PlatformEvent): void => {
    for (const listener of [...listeners]) listener(agentId, event);
  };
  const toEvent = (name: EventName, interactionId: string | null, payload: object): PlatformEvent => ({
    name,
    interactionId,
    // Later changes to the world do not reach into an event that was raised.
    payload: structuredClone(payload),
  });

  const execute = (command: Command): Done => {
    const decision = decide(world, command, clock.now());
    if (decision.outcome === "REFUSED") {
      throw new OmniError(decision.code, decision.message, { details: decision.details });
    }
    // One after the other, as a store would: each event shows the state right after its fact.
    for (const event of decision.events) {
      evolve(world, event);
      records.keep(event);
      for (const delivery of deliveriesOf(world, event)) {
        const { agentId, name, interactionId } = delivery;
        tell(agentId, toEvent(name, interactionId, toPayload(world, delivery, event.at)));
      }
    }
    for (const event of decision.events) for (const listener of [...factListeners]) listener(event);
    return decision;
  };

  const nextTimer = (): Due | null => {
    const aggregates = [...world.agents.values(), ...world.interactions.values(), ...world.callbacks.values()];
    const timers = aggregates.flatMap(timersOf).filter(({ timerId }) => !fired.has(timerId));
    const [first] = timers.toSorted((a, b) => a.dueAt - b.dueAt);
    if (first === undefined) return null;
    return {
      at: first.dueAt,
      run() {
        fired.add(first.timerId);
        try {
          execute(first.command);
        } catch (error) {
          // A refusal means that the timer came too late to matter.
          if (!OmniError.is(error)) throw error;
        }
      },
    };
  };
  clock.addSource(nextTimer);

  const interaction = (interactionId: string): Interaction => {
    const found = world.interactions.get(interactionId);
    if (found === undefined) throw new Error(`This centre has no interaction ${interactionId}.`);
    return found;
  };

  return {
    clock,
    world,
    records,
    data,
    execute,
    interaction,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFact(listener) {
      factListeners.add(listener);
      return () => factListeners.delete(listener);
    },
    push(interactionId, name, insight) {
      const found = interaction(interactionId);
      if (found.agentId === null) return;
      const payload = { ...toCommonPayload(found), eventTime: clock.now(), ...insight };
      tell(found.agentId, toEvent(name, interactionId, payload));
    },
    newId: (prefix) => `${prefix}-${++lastId}`,
  };
}
