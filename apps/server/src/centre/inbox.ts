import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

export interface InboxRow {
  seq: number;
  /** An InboxItem as JSON, but for its `seq`. */
  body: string;
}

/** So many rows stay readable behind what a console has read, for one that comes back with an older state. */
const keptRows = 500;

/** What each agent is told, in one gapless sequence per agent. Appended to within the group commit only. */
export class Inbox {
  readonly #insert;
  readonly #selectHeads;
  readonly #selectAfter;
  readonly #selectLastEvents;
  readonly #prune;
  #heads = new Map<string, number>();

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "inbox", ["agent_id", "seq", "interaction_id", "name", "body"]);
    this.#selectHeads = prepare(
      database,
      db
        .selectFrom("inbox")
        .select(({ fn }) => ["agent_id", fn.max("seq").as("seq")])
        .groupBy("agent_id"),
    );
    const ofAgent = db.selectFrom("inbox").where("agent_id", "=", "");
    this.#selectAfter = prepare(database, ofAgent.select(["seq", "body"]).where("seq", ">", 0).orderBy("seq"));
    const isLive = (list: string) => `interaction_id in (select value from json_each(${list}))`;
    this.#selectLastEvents = database.prepare(
      `select seq, body from inbox where agent_id = ?1 and seq in
         (select max(seq) from inbox where agent_id = ?1 and ${isLive("?2")} group by interaction_id, name) order by seq`,
    );
    this.#prune = database.prepare(
      `delete from inbox where agent_id = ?1 and seq <= ?3 and (interaction_id is null or not ${isLive("?2")})`,
    );
    this.reload();
  }

  /** Reads the heads again, after a rollback. */
  reload(): void {
    // The two columns of the query above.
    const rows = this.#selectHeads.all() as unknown as { agent_id: string; seq: number }[];
    this.#heads = new Map(rows.map(({ agent_id, seq }) => [agent_id, seq]));
  }

  /** The newest sequence number of the agent, 0 when there is none. */
  head(agentId: string): number {
    return this.#heads.get(agentId) ?? 0;
  }

  append(agentId: string, interactionId: string | null, name: string, body: string): number {
    const seq = this.head(agentId) + 1;
    this.#insert(agentId, seq, interactionId, name, body);
    this.#heads.set(agentId, seq);
    return seq;
  }

  /** Everything after `seq`, or null when some of it is not kept any more or `seq` was never given. */
  after(agentId: string, seq: number): InboxRow[] | null {
    const head = this.head(agentId);
    if (seq > head) return null;
    if (seq === head) return [];
    const rows = this.#selectAfter.all(agentId, seq) as unknown as InboxRow[];
    return rows.length === head - seq ? rows : null;
  }

  /** The newest row of each event name for each of the interactions, in order. */
  lastEvents(agentId: string, interactionIds: readonly string[]): InboxRow[] {
    if (interactionIds.length === 0) return [];
    return this.#selectLastEvents.all(agentId, JSON.stringify(interactionIds)) as unknown as InboxRow[];
  }

  /** Forgets what the console has read, but for the newest rows and those of live interactions. */
  prune(agentId: string, readSeq: number, liveInteractionIds: readonly string[]): void {
    const until = Math.min(readSeq, this.head(agentId) - keptRows);
    if (until > 0) this.#prune.run(agentId, JSON.stringify(liveInteractionIds), until);
  }
}
