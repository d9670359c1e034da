import { cleanedAtOnce, keptMs } from "../store/clean-up.ts";
import type { Customer, HistoryEntry } from "@omni/contract";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";
import { toUniqueValue, type Column } from "./column.ts";
import { contactValuesOf, type ContactValue } from "./contact-values.ts";
import { toSearchText } from "./search-text.ts";

/** So many results at most: a search that finds more wants another word. */
const searchLimit = 25;
const historyLimit = 100;

export interface CustomerPage {
  query: string;
  /** Empty: of every process. */
  processId: string;
  /** The last one of the page before; empty texts for the first page. */
  after: { name: string; customerId: string };
  limit: number;
}

/** Customers, what they are found by, and their past interactions. */
export class CustomerRows {
  readonly #putCustomer;
  readonly #putContact;
  readonly #deleteContacts;
  readonly #putHistory;
  readonly #select;
  readonly #selectByContact;
  readonly #selectAnyByContact;
  readonly #search;
  readonly #list;
  readonly #putValue;
  readonly #deleteValues;
  readonly #ownerOfValue;
  readonly #delete;
  readonly #putMerge;
  readonly #mergedInto;
  readonly #emptyMerges;
  readonly #moveHistory;
  readonly #selectHistory;

  constructor({ database, db }: Store) {
    this.#putCustomer = prepareInsert(
      database,
      db,
      "customers",
      ["customer_id", "process_id", "name", "search", "body", "updated_at"],
      "customer_id",
    );
    this.#putContact = prepareInsert(database, db, "customer_contacts", ["kind", "value", "process_id", "customer_id"]);
    this.#deleteContacts = prepare(database, db.deleteFrom("customer_contacts").where("customer_id", "=", ""));
    this.#putHistory = prepareInsert(
      database,
      db,
      "history",
      ["interaction_id", "customer_id", "started_at", "body"],
      "interaction_id",
    );
    const customers = db.selectFrom("customers").select("customers.body");
    this.#select = prepare(database, customers.where("customer_id", "=", ""));
    const byContact = customers
      .innerJoin("customer_contacts", "customer_contacts.customer_id", "customers.customer_id")
      .where("customer_contacts.kind", "=", "PHONE")
      .where("customer_contacts.value", "=", "")
      .orderBy("customers.updated_at", "desc");
    this.#selectAnyByContact = prepare(database, byContact.limit(searchLimit));
    this.#selectByContact = prepare(database, byContact.where("customers.process_id", "=", "").limit(1));
    // The words are one JSON list, so that one statement serves any number of them.
    const isMissingWord = sql`select 1 from json_each(${""}) as words where customers.search not like words.value`;
    this.#search = prepare(
      database,
      customers
        .where(sql<boolean>`not exists (${isMissingWord})`)
        .orderBy("customers.name")
        .limit(searchLimit),
    );
    this.#list = prepare(
      database,
      customers
        .where(sql<boolean>`not exists (${isMissingWord})`)
        .where(sql<boolean>`(${""} = '' or customers.process_id = ${""})`)
        .where(sql<boolean>`(customers.name, customers.customer_id) > (${""}, ${""})`)
        .orderBy("customers.name")
        .orderBy("customers.customer_id")
        .limit(searchLimit),
    );
    this.#putValue = prepareInsert(database, db, "customer_values", ["process_id", "name", "value", "customer_id"]);
    this.#deleteValues = prepare(database, db.deleteFrom("customer_values").where("customer_id", "=", ""));
    this.#ownerOfValue = prepare(
      database,
      db
        .selectFrom("customer_values")
        .select("customer_id")
        .where("process_id", "=", "")
        .where("name", "=", "")
        .where("value", "=", ""),
    );
    this.#delete = prepare(database, db.deleteFrom("customers").where("customer_id", "=", ""));
    this.#putMerge = prepareInsert(database, db, "customer_merges", [
      "customer_id",
      "into_id",
      "merged_by",
      "merged_at",
      "body",
    ]);
    this.#mergedInto = prepare(
      database,
      db.selectFrom("customer_merges").select("into_id").where("customer_id", "=", ""),
    );
    this.#emptyMerges = database.prepare(
      `update customer_merges set body = '' where customer_id in
         (select customer_id from customer_merges where body <> '' and merged_at < ?1 limit ?2)`,
    );
    this.#moveHistory = prepare(
      database,
      db.updateTable("history").set({ customer_id: "" }).where("customer_id", "=", ""),
    );
    this.#selectHistory = prepare(
      database,
      db
        .selectFrom("history")
        .select("body")
        .where("customer_id", "=", "")
        .orderBy("started_at", "desc")
        .limit(historyLimit),
    );
  }

  find(customerId: string): Customer | null {
    const row = this.#select.get(customerId);
    return row === undefined ? null : toCustomer(row);
  }

  findByContact(processId: string, { kind, value }: ContactValue): Customer | null {
    const row = this.#selectByContact.get(kind, value, processId, 1);
    return row === undefined ? null : toCustomer(row);
  }

  allByContact({ kind, value }: ContactValue): Customer[] {
    return this.#selectAnyByContact.all(kind, value, searchLimit).map(toCustomer);
  }

  /** Customers of whom every word is found. */
  search(query: string): Customer[] {
    return this.#search.all(toPatterns(query), searchLimit).map(toCustomer);
  }

  historyOf(customerId: string): HistoryEntry[] {
    // Bodies are what `putHistory` wrote.
    return this.#selectHistory
      .all(customerId, historyLimit)
      .map((row) => JSON.parse(String(row["body"])) as HistoryEntry);
  }

  /** Customers of whom every word is found, in the order of their names, after the given one. */
  list({ query, processId, after, limit }: CustomerPage): Customer[] {
    const { name, customerId } = after;
    return this.#list.all(toPatterns(query), processId, processId, name, customerId, limit).map(toCustomer);
  }

  /** The customer who has the value in a unique column. */
  ownerOf(processId: string, column: Column, value: unknown): string | null {
    const row = this.#ownerOfValue.get(processId, column.name, toUniqueValue(column, value));
    return row === undefined ? null : String(row["customer_id"]);
  }

  /** The record that a merged one became part of. */
  mergedInto(customerId: string): string | null {
    const row = this.#mergedInto.get(customerId);
    return row === undefined ? null : String(row["into_id"]);
  }

  /** Forgets what some records held before they were merged long ago; where each went stays. Within a piece of work. */
  emptyOldMerges(now: number): boolean {
    return this.#emptyMerges.run(now - keptMs, cleanedAtOnce).changes !== 0;
  }

  /** The record goes; its history moves to the other one. */
  merge(customer: Customer, intoId: string, by: string, at: number): void {
    const { customerId } = customer;
    this.#deleteContacts.run(customerId);
    this.#deleteValues.run(customerId);
    this.#delete.run(customerId);
    this.#moveHistory.run(intoId, customerId);
    this.#putMerge(customerId, intoId, by, at, JSON.stringify(customer));
  }

  put(customer: Customer, columns: readonly Column[]): void {
    const { customerId, processId, name, updatedAt } = customer;
    this.#deleteValues.run(customerId);
    for (const column of columns) {
      const value = column.unique ? (customer.fields[column.name] ?? null) : null;
      if (value !== null) this.#putValue(processId, column.name, toUniqueValue(column, value), customerId);
    }
    this.#putCustomer(customerId, processId, name, toSearchText(customer), JSON.stringify(customer), updatedAt);
    this.#deleteContacts.run(customerId);
    for (const { kind, value } of contactValuesOf(customer)) this.#putContact(kind, value, processId, customerId);
  }

  putHistory(customerId: string, entry: HistoryEntry): void {
    this.#putHistory(entry.interactionId, customerId, entry.startedAt, JSON.stringify(entry));
  }
}

/** The words of a search, as the statements take them. */
const toPatterns = (query: string): string =>
  JSON.stringify(
    query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => `%${word.replace(/[%_]/g, "")}%`),
  );

// The column holds only what `put` wrote.
const toCustomer = (row: Record<string, unknown>): Customer => JSON.parse(String(row["body"])) as Customer;
