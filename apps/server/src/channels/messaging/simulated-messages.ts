import type { Attachment } from "@omni/contract";
import type { Store } from "../../store/open-store.ts";
import { cleanedAtOnce, keptMs } from "../../store/clean-up.ts";
import { prepare, prepareInsert } from "../../store/prepare.ts";
import type { SimulatedMessagesTable } from "../../store/tables/channel-tables.ts";
import type { MessagingChannelType } from "./messaging-provider.ts";

export type SimulatedState = SimulatedMessagesTable["state"];

/** A message that the simulated provider took for a customer's number. */
export interface SimulatedMessage {
  messageId: string;
  orderId: string;
  state: SimulatedState;
  channelType: MessagingChannelType;
  from: string;
  to: string;
  text: string;
  attachments: Attachment[];
  sentAt: number;
}

/** What the simulated provider was given, as rows: a restart of the server is none of the provider's business. */
export class SimulatedMessages {
  readonly #store: Store;
  readonly #insert;
  readonly #setState;
  readonly #selectByOrder;
  readonly #selectById;
  readonly #selectSent;
  readonly #deleteOld;

  constructor(store: Store) {
    const { database, db } = store;
    this.#store = store;
    this.#insert = prepareInsert(database, db, "simulated_messages", ["message_id", "order_id", "state", "body"]);
    this.#setState = prepare(
      database,
      db.updateTable("simulated_messages").set({ state: "SENT" }).where("message_id", "=", ""),
    );
    const rows = db.selectFrom("simulated_messages").selectAll();
    this.#selectByOrder = prepare(database, rows.where("order_id", "=", ""));
    this.#selectById = prepare(database, rows.where("message_id", "=", ""));
    this.#selectSent = prepare(database, rows.where("state", "=", "SENT").orderBy("message_id"));
    this.#deleteOld = database.prepare(
      `delete from simulated_messages where rowid in (select rowid from simulated_messages order by rowid limit ?1)
         and json_extract(body, '$.sentAt') < ?2`,
    );
  }

  /** Removes some that are old, delivered or not: a provider gives a message up that reaches nobody. */
  deleteOld(now: number): boolean {
    return this.#deleteOld.run(cleanedAtOnce, now - keptMs).changes !== 0;
  }

  /** Keeps the message unless its order was taken before; the message as it is kept. */
  async take(message: SimulatedMessage): Promise<{ message: SimulatedMessage; isNew: boolean }> {
    return this.#store.commits.submit(() => {
      const earlier = toMessage(this.#selectByOrder.get(message.orderId));
      if (earlier !== null) return { message: earlier, isNew: false };
      this.#insert(message.messageId, message.orderId, message.state, JSON.stringify(message));
      return { message, isNew: true };
    });
  }

  async setState(messageId: string, state: SimulatedState): Promise<void> {
    await this.#store.commits.submit(() => this.#setState.run(state, messageId));
  }

  find(messageId: string): SimulatedMessage | null {
    return toMessage(this.#selectById.get(messageId));
  }

  /** What is not delivered yet, oldest first. */
  undelivered(): SimulatedMessage[] {
    return this.#selectSent.all("SENT").flatMap((row) => toMessage(row) ?? []);
  }
}

function toMessage(row: Record<string, unknown> | undefined): SimulatedMessage | null {
  if (row === undefined) return null;
  // The body is what `take` wrote; the state is what became of it since.
  const message = JSON.parse(String(row["body"])) as SimulatedMessage;
  return { ...message, state: row["state"] as SimulatedState };
}
