import type { Message, MessageStatus } from "@omni/contract";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

const order: Record<MessageStatus, number> = { SENT: 0, FAILED: 1, DELIVERED: 2, READ: 3 };

/** What became of messages after they were sent, on every channel; the log keeps them as they were sent. */
export class MessageStatuses {
  readonly #put;
  readonly #select;
  readonly #selectOf;

  constructor({ database, db }: Store, centre: ContactCentre) {
    this.#put = prepareInsert(
      database,
      db,
      "message_statuses",
      ["message_id", "interaction_id", "status"],
      "message_id",
    );
    const rows = db.selectFrom("message_statuses");
    this.#select = prepare(database, rows.select("status").where("message_id", "=", ""));
    this.#selectOf = prepare(database, rows.select(["message_id", "status"]).where("interaction_id", "=", ""));
    centre.project(({ event }) => {
      if (event.type === "interaction.messageStatusChanged")
        this.put(event.interactionId, event.messageId, event.status);
    });
  }

  /** Statuses only move forwards; call within a piece of work. */
  put(interactionId: string, messageId: string, status: MessageStatus): void {
    const known = this.#select.get(messageId)?.["status"] as MessageStatus | undefined;
    if (known === undefined || order[known] < order[status]) this.#put(messageId, interactionId, status);
  }

  /** The messages of an interaction with what became of each. */
  apply(interactionId: string, messages: readonly Message[]): Message[] {
    const rows = this.#selectOf.all(interactionId);
    if (rows.length === 0) return [...messages];
    const statuses = new Map(rows.map((row) => [String(row["message_id"]), row["status"] as MessageStatus]));
    return messages.map((message) => ({ ...message, status: statuses.get(message.messageId) ?? message.status }));
  }
}
