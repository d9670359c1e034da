import type { Customer, HistoryEntry } from "@omni/contract";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";
import { contactValuesOf, type ContactValue } from "./contact-values.ts";

/** So many results at most: a search that finds more wants another word. */
const searchLimit = 25;
const historyLimit = 100;

/** What is searched: names, addresses, numbers and fields, in lower case. */
const toSearchText = ({ name, phones, email, fields }: Customer): string =>
  [name, email ?? "", ...phones, ...phones.map((phone) => phone.replace(/\D/g, "")), ...Object.values(fields)]
    .filter((value) => typeof value === "string" || typeof value === "number")
    .join(" ")
    .toLowerCase();

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
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const patterns = words.map((word) => `%${word.replace(/[%_]/g, "")}%`);
    return this.#search.all(JSON.stringify(patterns), searchLimit).map(toCustomer);
  }

  historyOf(customerId: string): HistoryEntry[] {
    // Bodies are what `putHistory` wrote.
    return this.#selectHistory
      .all(customerId, historyLimit)
      .map((row) => JSON.parse(String(row["body"])) as HistoryEntry);
  }

  put(customer: Customer): void {
    const { customerId, processId, name, updatedAt } = customer;
    this.#putCustomer(customerId, processId, name, toSearchText(customer), JSON.stringify(customer), updatedAt);
    this.#deleteContacts.run(customerId);
    for (const { kind, value } of contactValuesOf(customer)) this.#putContact(kind, value, processId, customerId);
  }

  putHistory(customerId: string, entry: HistoryEntry): void {
    this.#putHistory(entry.interactionId, customerId, entry.startedAt, JSON.stringify(entry));
  }
}

// The column holds only what `put` wrote.
const toCustomer = (row: Record<string, unknown>): Customer => JSON.parse(String(row["body"])) as Customer;
