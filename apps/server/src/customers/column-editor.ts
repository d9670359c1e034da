import type { Customer } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { ColumnRows } from "./column-rows.ts";
import { findColumn, toUniqueValue, type Column } from "./column.ts";
import { CustomerRows } from "./customer-rows.ts";

/** So many records change in one piece of work. */
const batch = 200;

const refuse = (message: string, path: string): Rejection =>
  new Rejection(new OmniError("INVALID_ARGUMENT", message, { details: { path } }));

/** Administrators' changes of the columns, and what follows from them for the records. */
export class ColumnEditor {
  readonly #store: Store;
  readonly #columns: ColumnRows;
  readonly #rows: CustomerRows;
  readonly #selectOfProcess;

  constructor(store: Store, columns: ColumnRows) {
    this.#store = store;
    this.#columns = columns;
    this.#rows = new CustomerRows(store);
    this.#selectOfProcess = prepare(
      store.database,
      store.db
        .selectFrom("customers")
        .select("body")
        .where("process_id", "=", "")
        .where("customer_id", ">", "")
        .orderBy("customer_id")
        .limit(batch),
    );
  }

  /** Adds the column or changes it. A column's type stays what it is. Rejects with INVALID_ARGUMENT. */
  async define(processId: string, column: Column): Promise<void> {
    await this.#store.commits.submit(() => {
      const columns = this.#columns.of(processId);
      const before = findColumn(columns, column.name);
      if (before !== undefined && before.type !== column.type)
        throw refuse(`${column.name} is ${before.type}: a column keeps its type. Remove it, or add another.`, "type");
      if (column.type === "CHOICE" && column.choices.length === 0)
        throw refuse("A column of choices needs at least one choice.", "choices");
      const becomesUnique = column.unique && before?.unique !== true;
      const values = becomesUnique ? this.#uniqueValues(processId, column) : new Map<string, string>();
      const position = before === undefined ? columns.length : columns.indexOf(before);
      this.#columns.put(processId, column, position);
      const { db } = this.#store;
      if (!column.unique)
        this.#store.writeNow(
          db.deleteFrom("customer_values").where("process_id", "=", processId).where("name", "=", column.name),
        );
      for (const [value, customer_id] of values)
        this.#store.writeNow(
          db.insertInto("customer_values").values({ process_id: processId, name: column.name, value, customer_id }),
        );
    });
  }

  /** Removes the column and its values from every record, and only then what hides them. */
  async remove(processId: string, name: string): Promise<void> {
    for (let after: string | null = ""; after !== null;) {
      const from: string = after;
      after = await this.#store.commits.submit(() => this.#dropValues(processId, name, from));
    }
    await this.#store.commits.submit(() => this.#columns.remove(processId, name));
  }

  #dropValues(processId: string, name: string, after: string): string | null {
    const page = this.#page(processId, after);
    const columns = this.#columns.of(processId).filter((column) => column.name !== name);
    for (const customer of page) {
      if (!Object.hasOwn(customer.fields, name)) continue;
      const { [name]: _gone, ...fields } = customer.fields;
      this.#rows.put({ ...customer, fields }, columns);
    }
    return page.length < batch ? null : (page.at(-1)?.customerId ?? null);
  }

  #uniqueValues(processId: string, column: Column): Map<string, string> {
    const values = new Map<string, string>();
    for (
      let page = this.#page(processId, "");
      page.length > 0;
      page = this.#page(processId, page.at(-1)?.customerId ?? "")
    )
      for (const { customerId, fields } of page) {
        const given = fields[column.name] ?? null;
        if (given === null) continue;
        const value = toUniqueValue(column, given);
        const other = values.get(value);
        if (other !== undefined)
          throw refuse(`${column.name} cannot be unique: ${other} and ${customerId} have the same value.`, "unique");
        values.set(value, customerId);
      }
    return values;
  }

  #page(processId: string, after: string): Customer[] {
    // The column holds only customers.
    return this.#selectOfProcess.all(processId, after, batch).map((row) => JSON.parse(String(row["body"])) as Customer);
  }
}
