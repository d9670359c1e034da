import type { Store } from "../../store/open-store.ts";
import { prepare, prepareInsert } from "../../store/prepare.ts";
import type { CustomerImportsTable } from "../../store/tables/customer-tables.ts";
import type { Encoding } from "./detect-encoding.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { Delimiter } from "./read-table.ts";

/** One upload and what has become of it. */
export interface ImportJob {
  importId: string;
  state: CustomerImportsTable["state"];
  fileName: string;
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
  encoding: Encoding;
  delimiter: Delimiter;
  heading: string[];
  plan: ImportPlan | null;
  /** Looks what would happen, and changes nothing. */
  isDryRun: boolean;
  rowsTotal: number | null;
  rowsDone: number;
  created: number;
  updated: number;
  failed: number;
  /** Why it failed. */
  message: string | null;
}

export interface ImportError {
  rowNumber: number;
  message: string;
  cells: string[];
}

/** Imports and the rows that they refused. */
export class ImportRows {
  readonly #put;
  readonly #select;
  readonly #putError;
  readonly #selectErrors;
  readonly #deleteErrors;
  readonly #delete;
  readonly #selectOld;
  readonly #store: Store;

  constructor(store: Store) {
    const { database, db } = store;
    this.#store = store;
    this.#put = prepareInsert(
      database,
      db,
      "customer_imports",
      ["import_id", "state", "created_by", "created_at", "body"],
      "import_id",
    );
    this.#select = prepare(database, db.selectFrom("customer_imports").select("body").where("import_id", "=", ""));
    this.#putError = prepareInsert(database, db, "customer_import_errors", [
      "import_id",
      "row_number",
      "message",
      "cells",
    ]);
    this.#selectErrors = prepare(
      database,
      db
        .selectFrom("customer_import_errors")
        .selectAll()
        .where("import_id", "=", "")
        .where("row_number", ">", 0)
        .orderBy("row_number")
        .limit(1),
    );
    this.#deleteErrors = prepare(database, db.deleteFrom("customer_import_errors").where("import_id", "=", ""));
    this.#delete = prepare(database, db.deleteFrom("customer_imports").where("import_id", "=", ""));
    this.#selectOld = database.prepare(
      `select import_id from customer_imports where state <> 'RUNNING' and created_at < ?1 and import_id not in
         (select import_id from customer_imports order by created_at desc limit ?2) limit 1`,
    );
  }

  find(importId: string): ImportJob | null {
    const row = this.#select.get(importId);
    return row === undefined ? null : toJob(row);
  }

  async newest(limit: number): Promise<ImportJob[]> {
    const rows = await this.#store.db
      .selectFrom("customer_imports")
      .select("body")
      .orderBy("created_at", "desc")
      .limit(limit)
      .execute();
    return rows.map(toJob);
  }

  async running(): Promise<ImportJob[]> {
    const rows = await this.#store.db
      .selectFrom("customer_imports")
      .select("body")
      .where("state", "=", "RUNNING")
      .execute();
    return rows.map(toJob);
  }

  /** One that nobody is shown any more: begun before then, over, and not among the newest. */
  oldest(begunBefore: number, newest: number): string | null {
    const row = this.#selectOld.get(begunBefore, newest);
    return row === undefined ? null : String(row["import_id"]);
  }

  /** Within a piece of work. */
  delete(importId: string): void {
    this.#deleteErrors.run(importId);
    this.#delete.run(importId);
  }

  /** Within a piece of work. */
  put(job: ImportJob): void {
    this.#put(job.importId, job.state, job.createdBy, job.createdAt, JSON.stringify(job));
  }

  /** Within a piece of work. */
  putError(importId: string, { rowNumber, message, cells }: ImportError): void {
    this.#putError(importId, rowNumber, message, JSON.stringify(cells));
  }

  /** Within a piece of work. */
  deleteErrors(importId: string): void {
    this.#deleteErrors.run(importId);
  }

  errorsAfter(importId: string, rowNumber: number, limit: number): ImportError[] {
    return this.#selectErrors.all(importId, rowNumber, limit).map((row) => ({
      rowNumber: Number(row["row_number"]),
      message: String(row["message"]),
      cells: JSON.parse(String(row["cells"])) as string[],
    }));
  }
}

// The column holds only what `put` wrote.
const toJob = (row: Record<string, unknown>): ImportJob => JSON.parse(String(row["body"])) as ImportJob;
