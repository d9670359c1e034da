import type { PastInteraction } from "@omni/live";
import type { SQLInputValue } from "node:sqlite";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { HistoryCursor } from "./history-cursor.ts";
import { sortColumns, toConditions, type SeenFilter } from "./history-filter.ts";

export interface HistorySlice {
  items: PastInteraction[];
  /** Where the next one begins; null: nothing follows. */
  next: HistoryCursor | null;
}

const columns = [
  "interaction_id",
  "started_at",
  "ended_at",
  "channel_type",
  "direction",
  "campaign_id",
  "queue_id",
  "agent_id",
  "agent_name",
  "customer_name",
  "disposition_code",
  "system_disposition",
  "waited_ms",
  "handled_ms",
  "body",
] as const;

/** The rows of what is over, and the words by which they are found. */
export class HistoryRows {
  readonly #store: Store;
  readonly #put;
  readonly #putWords;
  readonly #select;
  readonly #delete;
  readonly #deleteWords;

  constructor(store: Store) {
    const { database, db } = store;
    this.#store = store;
    const names = columns.join(", ");
    const marks = columns.map(() => "?").join(", ");
    const changes = columns.slice(1).map((name) => `${name} = excluded.${name}`);
    this.#put = database.prepare(
      `insert into past_interactions (${names}) values (${marks})
       on conflict (interaction_id) do update set ${changes.join(", ")} returning row_id`,
    );
    this.#putWords = database.prepare("insert or replace into past_interaction_words (rowid, words) values (?, ?)");
    const own = db.selectFrom("past_interactions").where("interaction_id", "=", "");
    this.#select = prepare(database, own.select(["row_id", "body"]));
    this.#delete = prepare(database, db.deleteFrom("past_interactions").where("row_id", "=", 0));
    this.#deleteWords = prepare(database, db.deleteFrom("past_interaction_words").where("rowid", "=", 0));
  }

  /** Call within a piece of work. */
  put(past: PastInteraction, words: string): void {
    const row = this.#put.get(
      past.interactionId,
      past.startedAt,
      past.endedAt,
      past.channelType,
      past.direction,
      past.campaignId,
      past.queueId,
      past.agentId,
      past.agentName ?? "",
      past.customerName,
      past.dispositionCode,
      past.systemDisposition,
      past.waitedMs,
      past.talkMs + past.holdMs + past.wrapUpMs,
      JSON.stringify(past),
    );
    this.#putWords.run(Number(row?.["row_id"]), words);
  }

  /** Call within a piece of work. */
  remove(interactionId: string): void {
    const row = this.#select.get(interactionId);
    if (row === undefined) return;
    this.#delete.run(Number(row["row_id"]));
    this.#deleteWords.run(Number(row["row_id"]));
  }

  find(interactionId: string): PastInteraction | null {
    const row = this.#select.get(interactionId);
    return row === undefined ? null : toPast(row);
  }

  count(filter: SeenFilter): number {
    const query = this.#store.db
      .selectFrom("past_interactions")
      .select(({ fn }) => fn.countAll().as("count"))
      .where((build) => build.and(toConditions(build, filter)));
    const [row] = this.#all(query.compile());
    return Number(row?.["count"] ?? 0);
  }

  slice(filter: SeenFilter, after: HistoryCursor | null, limit: number): HistorySlice {
    const column = sortColumns[filter.sort];
    const comparison = filter.order === "asc" ? ">" : "<";
    const rows = this.#all(
      this.#store.db
        .selectFrom("past_interactions")
        .select(["row_id", "body", `${column} as sorted`])
        .where((build) => build.and(toConditions(build, filter)))
        .$if(after !== null, (query) =>
          query.where(sql<boolean>`(${sql.ref(column)}, row_id) ${sql.raw(comparison)} (${after?.[0]}, ${after?.[1]})`),
        )
        .orderBy(column, filter.order)
        .orderBy("row_id", filter.order)
        .limit(limit + 1)
        .compile(),
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toPast),
      next: last === undefined ? null : [toKey(last["sorted"]), Number(last["row_id"])],
    };
  }

  #all({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }) {
    // Kysely types parameters as unknown; SQLite itself refuses what it cannot bind.
    return this.#store.database.prepare(text).all(...(parameters as SQLInputValue[]));
  }
}

const toKey = (value: unknown): string | number => (typeof value === "number" ? value : String(value));

// The column holds only what `put` wrote.
const toPast = (row: Record<string, unknown>): PastInteraction => JSON.parse(String(row["body"])) as PastInteraction;
