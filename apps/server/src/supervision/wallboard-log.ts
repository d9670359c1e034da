import {
  evolve,
  forget,
  isClosed,
  loadWorld,
  type AgentSession,
  type Callback,
  type Directory,
  type DomainEvent,
  type Interaction,
  type World,
} from "@omni/engine";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";
import { RunningWallboard, type StoredWallboard } from "./running-wallboard.ts";

interface StoredMoment {
  board: StoredWallboard;
  agents: AgentSession[];
  interactions: Interaction[];
  callbacks: Callback[];
}

/** A closed interaction is dropped from the replayed world so many facts later: the rest of its decision still reads it. */
const forgetAfter = 500;

/** The wallboard's own memory: a snapshot now and then, and the log since. */
export class WallboardLog {
  readonly #select;
  readonly #put;
  readonly #selectSeq;
  readonly #selectEvents;

  constructor({ database, db }: Store) {
    this.#select = prepare(database, db.selectFrom("wallboard_snapshots").selectAll());
    this.#put = prepareInsert(database, db, "wallboard_snapshots", ["snapshot_id", "seq", "body"], "snapshot_id");
    this.#selectSeq = prepare(
      database,
      db.selectFrom("events").select(({ fn }) => fn.max("seq").as("seq")),
    );
    this.#selectEvents = prepare(database, db.selectFrom("events").select("body").where("seq", ">", 0).orderBy("seq"));
  }

  /** The board after every fact of the log. */
  replay(directory: Directory): RunningWallboard {
    const row = this.#select.get();
    // Written by `save`.
    const stored = row === undefined ? null : (JSON.parse(String(row["body"])) as StoredMoment);
    const board = new RunningWallboard(stored?.board ?? null);
    const world = loadWorld(directory, stored?.agents ?? [], stored?.interactions ?? [], stored?.callbacks ?? []);
    const closed: string[] = [];
    for (const { body } of this.#selectEvents.iterate(Number(row?.["seq"] ?? 0))) {
      // The log holds facts only.
      const event = JSON.parse(String(body)) as DomainEvent;
      evolve(world, event);
      board.observe(world, event);
      const interaction = "interactionId" in event ? world.interactions.get(event.interactionId) : undefined;
      if (interaction !== undefined && isClosed(interaction)) closed.push(interaction.interactionId);
      const oldest = closed.length > forgetAfter ? closed.shift() : undefined;
      if (oldest !== undefined) forget(world, oldest);
    }
    return board;
  }

  /** Keeps the present moment; call within a piece of work, when the board has every fact of the log. */
  save(board: RunningWallboard, world: World, now: number): void {
    const moment: StoredMoment = {
      board: board.toStored(now),
      agents: [...world.agents.values()],
      interactions: [...world.interactions.values()],
      callbacks: [...world.callbacks.values()],
    };
    this.#put(1, Number(this.#selectSeq.get()?.["seq"] ?? 0), JSON.stringify(moment));
  }
}
