import type { MaskRules } from "@omni/contract";
import type { Store } from "../store/open-store.ts";
import type { CustomerColumnsTable } from "../store/tables/customer-tables.ts";
import type { Column } from "./column.ts";

/** The columns of every process, kept in memory; changed within the group commit. */
export class ColumnRows {
  readonly #store: Store;
  #byProcess = new Map<string, Column[]>();
  #maskRules: MaskRules = {};

  constructor(store: Store) {
    this.#store = store;
    this.reload();
  }

  /** Reads them again, such as after a rollback. */
  reload(): void {
    const { sql } = this.#store.db
      .selectFrom("customer_columns")
      .selectAll()
      .orderBy("process_id")
      .orderBy("position")
      .orderBy("name")
      .compile();
    const byProcess = new Map<string, Column[]>();
    // The columns of the table.
    for (const row of this.#store.database.prepare(sql).all() as unknown as CustomerColumnsTable[])
      byProcess.set(row.process_id, [...(byProcess.get(row.process_id) ?? []), toColumn(row)]);
    this.#byProcess = byProcess;
    this.#maskRules = Object.fromEntries([...byProcess].map(([processId, columns]) => [processId, toRules(columns)]));
  }

  of(processId: string): readonly Column[] {
    return this.#byProcess.get(processId) ?? [];
  }

  /** What is hidden from who may not see personal data. */
  get maskRules(): MaskRules {
    return this.#maskRules;
  }

  /** Within a piece of work. */
  put(processId: string, column: Column, position: number): void {
    const { db } = this.#store;
    const row = toRow(processId, column, position);
    this.#store.writeNow(
      db
        .insertInto("customer_columns")
        .values(row)
        .onConflict((conflict) => conflict.columns(["process_id", "name"]).doUpdateSet(row)),
    );
    this.reload();
  }

  /** Within a piece of work. */
  remove(processId: string, name: string): void {
    const { db } = this.#store;
    this.#store.writeNow(
      db.deleteFrom("customer_columns").where("process_id", "=", processId).where("name", "=", name),
      db.deleteFrom("customer_values").where("process_id", "=", processId).where("name", "=", name),
    );
    this.reload();
  }
}

const toRules = (columns: readonly Column[]) =>
  Object.fromEntries(columns.flatMap(({ name, mask }) => (mask === null ? [] : [[name, mask]])));

const toColumn = (row: CustomerColumnsTable): Column => ({
  name: row.name,
  label: row.label,
  type: row.type,
  choices: JSON.parse(row.choices) as string[],
  required: row.is_required === 1,
  unique: row.is_unique === 1,
  mask: row.mask_first === null ? null : { first: row.mask_first, last: row.mask_last ?? 0 },
});

/** A column as its row. */
export const toRow = (processId: string, column: Column, position: number): CustomerColumnsTable => ({
  process_id: processId,
  name: column.name,
  label: column.label,
  type: column.type,
  choices: JSON.stringify(column.choices),
  is_required: column.required ? 1 : 0,
  is_unique: column.unique ? 1 : 0,
  mask_first: column.mask?.first ?? null,
  mask_last: column.mask?.last ?? null,
  position,
});
