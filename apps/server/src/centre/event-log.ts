import type { DomainEvent } from "@omni/engine";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

type MessageEvent = Extract<DomainEvent, { type: "interaction.messageReceived" | "interaction.messageSent" }>;

const messageTypes = ["interaction.messageReceived", "interaction.messageSent"] as const;

export const isMessageEvent = (event: DomainEvent): event is MessageEvent =>
  event.type === "interaction.messageReceived" || event.type === "interaction.messageSent";

/** Every durable fact in order. A conversation's messages are facts, and are read from here. */
export class EventLog {
  readonly #insert;
  readonly #selectByKey;
  readonly #selectMessages;
  readonly #selectConversation;
  readonly #countConversation;
  readonly #selectAll;

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "events", [
      "aggregate_id",
      "version",
      "type",
      "at",
      "body",
      "dedupe_key",
    ]);
    const bodies = db.selectFrom("events").select("body");
    const isMessage = sql<boolean>`type in (${sql.join(messageTypes.map((type) => sql.lit(type)))})`;
    this.#selectByKey = prepare(database, bodies.where("dedupe_key", "=", ""));
    // The newest first, so that a limit keeps the end of the conversation.
    this.#selectMessages = prepare(
      database,
      bodies.where("aggregate_id", "=", "").where(isMessage).where("at", "<", 0).orderBy("seq", "desc").limit(1),
    );
    // A note among agents is no part of what the customer and the agents count and read together.
    const isForEveryone = sql<boolean>`body ->> '$.message.visibility' is not 'AGENTS'`;
    const ofConversation = db
      .selectFrom("events")
      .where("aggregate_id", "in", (query) =>
        query.selectFrom("interactions").select("interaction_id").where("conversation_id", "=", ""),
      )
      .where(isMessage)
      .where(isForEveryone);
    this.#selectConversation = prepare(
      database,
      ofConversation.select("body").orderBy("seq").limit(sql.lit(-1)).offset(1),
    );
    this.#countConversation = prepare(
      database,
      ofConversation.select(({ fn }) => fn.countAll().as("count")),
    );
    this.#selectAll = prepare(database, bodies.orderBy("seq"));
  }

  append(aggregateId: string, version: number, event: DomainEvent, dedupeKey: string | null): void {
    this.#insert(aggregateId, version, event.type, event.at, JSON.stringify(event), dedupeKey);
  }

  /** The first fact of an order that was carried out before. */
  findByKey(dedupeKey: string): DomainEvent | null {
    const row = this.#selectByKey.get(dedupeKey);
    return row === undefined ? null : toEvent(row);
  }

  /** The last `limit` messages of an interaction before a time, oldest first. */
  messagesOf(interactionId: string, before: number, limit: number): MessageEvent[] {
    const rows = this.#selectMessages.all(interactionId, before, limit);
    return rows.map(toEvent).filter(isMessageEvent).reverse();
  }

  /** The messages of a conversation that its customer sees, after the first `count`, over all its interactions. */
  messagesOfConversation(conversationId: string, count: number): MessageEvent[] {
    return this.#selectConversation.all(conversationId, count).map(toEvent).filter(isMessageEvent);
  }

  countMessagesOfConversation(conversationId: string): number {
    return Number(this.#countConversation.get(conversationId)?.["count"] ?? 0);
  }

  *all(): Generator<DomainEvent> {
    for (const row of this.#selectAll.iterate()) yield toEvent(row);
  }
}

// The log holds only what `append` wrote.
const toEvent = (row: Record<string, unknown>): DomainEvent => JSON.parse(String(row["body"])) as DomainEvent;
