import type { Store } from "../../store/open-store.ts";
import { cleanedAtOnce, keptMs } from "../../store/clean-up.ts";
import { prepare, prepareInsert } from "../../store/prepare.ts";
import type { ProviderOrder } from "./messaging-provider.ts";

export interface OutboxEntry {
  messageId: string;
  interactionId: string;
  order: ProviderOrder;
}

/**
 * Messages that the agent was told are sent: written with that fact, given to the provider afterwards, and given again
 * under the same order after a stop in between. What writes is called within a piece of work.
 */
export class Outbox {
  readonly #insert;
  readonly #setBody;
  readonly #setState;
  readonly #selectNext;
  readonly #selectOfProvider;
  readonly #select;
  readonly #deleteOld;

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "outbox", ["message_id", "interaction_id", "state", "body"]);
    const update = db.updateTable("outbox");
    this.#setBody = prepare(database, update.set({ body: "" }).where("message_id", "=", ""));
    this.#setState = prepare(
      database,
      update.set({ state: "WAITING", provider_message_id: "" }).where("message_id", "=", ""),
    );
    const rows = db.selectFrom("outbox").selectAll();
    this.#select = prepare(database, rows.where("message_id", "=", ""));
    this.#selectNext = prepare(
      database,
      rows
        .where("state", "=", "WAITING")
        .orderBy("rowid" as never)
        .limit(1),
    );
    const oldest = db
      .selectFrom("outbox")
      .select("message_id")
      .where("state", "!=", "WAITING")
      .orderBy("rowid" as never)
      .limit(cleanedAtOnce);
    this.#deleteOld = prepare(
      database,
      db
        .deleteFrom("outbox")
        .where("message_id", "in", oldest)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("past_interactions")
              .select("past_interactions.interaction_id")
              .whereRef("past_interactions.interaction_id", "=", "outbox.interaction_id")
              .where("ended_at", "<", 0),
          ),
        ),
    );
    this.#selectOfProvider = prepare(database, rows.where("provider_message_id", "=", ""));
  }

  put({ messageId, interactionId, order }: OutboxEntry): void {
    this.#insert(messageId, interactionId, "WAITING", JSON.stringify(order));
  }

  setTemplate(messageId: string, template: ProviderOrder["template"]): void {
    const entry = toEntry(this.#select.get(messageId));
    if (entry !== null) this.#setBody.run(JSON.stringify({ ...entry.order, template }), messageId);
  }

  setHanded(messageId: string, providerMessageId: string): void {
    this.#setState.run("HANDED", providerMessageId, messageId);
  }

  setRefused(messageId: string): void {
    this.#setState.run("REFUSED", null, messageId);
  }

  /** Removes some that were handed over, a while after their interactions ended: a provider may tell late what was read. */
  deleteOld(now: number): boolean {
    return this.#deleteOld.run("WAITING", cleanedAtOnce, now - keptMs).changes !== 0;
  }

  /** The oldest that waits. */
  next(): OutboxEntry | null {
    return toEntry(this.#selectNext.get("WAITING", 1));
  }

  ofProvider(providerMessageId: string): OutboxEntry | null {
    return toEntry(this.#selectOfProvider.get(providerMessageId));
  }
}

function toEntry(row: Record<string, unknown> | undefined): OutboxEntry | null {
  if (row === undefined) return null;
  return {
    messageId: String(row["message_id"]),
    interactionId: String(row["interaction_id"]),
    // Written by `put`.
    order: JSON.parse(String(row["body"])) as ProviderOrder,
  };
}
