import { newId } from "../../new-id.ts";
import { normalisePhone } from "../../customers/contact-values.ts";
import type { Store } from "../../store/open-store.ts";
import { prepare, prepareInsert } from "../../store/prepare.ts";
import type { NumberConversationsTable } from "../../store/tables/channel-tables.ts";
import type { NumbersTable } from "../../store/tables/set-up-tables.ts";
import type { MessagingChannelType } from "./messaging-provider.ts";

/** One customer's number and one of ours on one channel. Who writes again after an interaction ended starts the next. */
export interface NumberConversation {
  conversationId: string;
  channelType: MessagingChannelType;
  ownNumber: string;
  /** Digits only. */
  customerNumber: string;
  campaignId: string;
  interactionId: string | null;
  customerWroteAt: number | null;
}

export type OwnNumber = Pick<NumbersTable, "number" | "campaign_id" | "queue_id" | "title">;

/** The rows of conversations by number, and our own numbers. What writes is called within a piece of work. */
export class NumberConversations {
  readonly #insert;
  readonly #select;
  readonly #selectById;
  readonly #continue;
  readonly #wrote;
  readonly #selectNumber;
  readonly #selectNumberOf;

  constructor({ database, db }: Store) {
    this.#insert = prepareInsert(database, db, "number_conversations", [
      "conversation_id",
      "channel_type",
      "own_number",
      "customer_number",
      "campaign_id",
    ]);
    const rows = db.selectFrom("number_conversations").selectAll();
    this.#select = prepare(
      database,
      rows.where("customer_number", "=", "").where("own_number", "=", "").where("channel_type", "=", "SMS"),
    );
    this.#selectById = prepare(database, rows.where("conversation_id", "=", ""));
    const update = db.updateTable("number_conversations");
    this.#continue = prepare(database, update.set({ interaction_id: "" }).where("conversation_id", "=", ""));
    this.#wrote = prepare(database, update.set({ customer_wrote_at: 0 }).where("conversation_id", "=", ""));
    const numbers = db.selectFrom("numbers").select(["number", "campaign_id", "queue_id", "title"]);
    this.#selectNumber = prepare(database, numbers.where("channel_type", "=", "SMS"));
    this.#selectNumberOf = prepare(
      database,
      numbers.where("campaign_id", "=", "").where("channel_type", "=", "SMS").orderBy("number"),
    );
  }

  /** Our number however it is written, or null when it is none of ours on this channel. */
  ownNumber(channelType: MessagingChannelType, number: string): OwnNumber | null {
    const digits = normalisePhone(number);
    // The columns are those that were selected.
    const all = this.#selectNumber.all(channelType) as unknown as OwnNumber[];
    return all.find((each) => normalisePhone(each.number) === digits) ?? null;
  }

  /** The number that a campaign writes from. */
  ownNumberOf(campaignId: string, channelType: MessagingChannelType): OwnNumber | null {
    return (this.#selectNumberOf.get(campaignId, channelType) as OwnNumber | undefined) ?? null;
  }

  read(conversationId: string): NumberConversation | null {
    return toConversation(this.#selectById.get(conversationId));
  }

  findOrCreate(channelType: MessagingChannelType, own: OwnNumber, customer: string): NumberConversation {
    const customerNumber = normalisePhone(customer);
    const found = toConversation(this.#select.get(customerNumber, own.number, channelType));
    if (found !== null) return found;
    const conversationId = newId("conv");
    this.#insert(conversationId, channelType, own.number, customerNumber, own.campaign_id);
    return {
      conversationId,
      channelType,
      ownNumber: own.number,
      customerNumber,
      campaignId: own.campaign_id,
      interactionId: null,
      customerWroteAt: null,
    };
  }

  continueIn(conversationId: string, interactionId: string): void {
    this.#continue.run(interactionId, conversationId);
  }

  setCustomerWroteAt(conversationId: string, at: number): void {
    this.#wrote.run(at, conversationId);
  }
}

function toConversation(found: Record<string, unknown> | undefined): NumberConversation | null {
  if (found === undefined) return null;
  // The columns are those of the table.
  const row = found as unknown as NumberConversationsTable;
  return {
    conversationId: row.conversation_id,
    channelType: row.channel_type,
    ownNumber: row.own_number,
    customerNumber: row.customer_number,
    campaignId: row.campaign_id,
    interactionId: row.interaction_id,
    customerWroteAt: row.customer_wrote_at,
  };
}
