import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../../centre/contact-centre.ts";
import type { Clock } from "../../clock.ts";
import { newId } from "../../new-id.ts";
import { keptMs } from "../../store/clean-up.ts";
import { Rejection } from "../../store/group-commit.ts";
import type { Store } from "../../store/open-store.ts";
import type { Customers } from "../customers.ts";
import { EncodingDetector } from "./detect-encoding.ts";
import { checkPlan, planRow, suggestMapping, type ImportPlan, type RowOutcome } from "./import-plan.ts";
import { ImportRows, type ImportError, type ImportJob } from "./import-rows.ts";
import { detectDelimiter, readTable, type Delimiter } from "./read-table.ts";

export const largestImportBytes = 200 * 1024 * 1024;
/** So many rows share one piece of work: others wait no longer than for these. */
export const rowsPerBatch = 50;
const previewRows = 20;
/** So many are listed, and kept however old they are. */
const listedImports = 20;

/** What has become of an import that did nothing yet. */
const notBegun = {
  rowsTotal: null,
  rowsDone: 0,
  created: 0,
  updated: 0,
  failed: 0,
  message: null,
  finishedAt: null,
} as const;

export interface PreviewRow {
  rowNumber: number;
  cells: string[];
  outcome: Omit<RowOutcome, "customer"> | null;
}

export interface ImportsOptions {
  store: Store;
  centre: ContactCentre;
  customers: Customers;
  clock: Clock;
  dataFolder: string;
  onError: (error: unknown) => void;
}

/** Tables of customers: taken in, looked at, and run in small steps that a restart takes up where they stood. */
export class Imports {
  readonly #options: ImportsOptions;
  readonly #rows: ImportRows;
  readonly #folder: string;
  readonly #running = new Map<string, Promise<void>>();
  #isStopped = false;

  constructor(options: ImportsOptions) {
    this.#options = options;
    this.#rows = new ImportRows(options.store);
    this.#folder = join(options.dataFolder, "imports");
  }

  /** Goes on with what a restart interrupted. */
  async start(): Promise<void> {
    for (const { importId } of await this.#rows.running()) this.#go(importId);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#running.values());
  }

  /** Resolves when the import has come to its end, or stopped with the server. */
  settled(importId: string): Promise<void> {
    return this.#running.get(importId) ?? Promise.resolve();
  }

  get(importId: string): ImportJob {
    const job = this.#rows.find(importId);
    if (job !== null) return job;
    throw new OmniError("INVALID_ARGUMENT", `There is no import ${importId}.`, { details: { path: "importId" } });
  }

  newest(): Promise<ImportJob[]> {
    return this.#rows.newest(listedImports);
  }

  /** Removes one that is old and not listed any more, with its file; call within a piece of work. */
  removeOld(now: number): boolean {
    const importId = this.#rows.oldest(now - keptMs, listedImports);
    if (importId === null) return false;
    // Its file first: when the transaction is taken back, the row is there for the next time.
    rmSync(this.#pathOf(importId), { force: true });
    this.#rows.delete(importId);
    return true;
  }

  /** Takes a file in as it comes. Rejects with INVALID_ARGUMENT or PAYLOAD_TOO_LARGE, and keeps nothing then. */
  async receive(fileName: string, createdBy: string, body: Readable): Promise<ImportJob> {
    const importId = newId("import");
    const path = this.#pathOf(importId);
    mkdirSync(this.#folder, { recursive: true });
    const detector = new EncodingDetector();
    try {
      await pipeline(body, watch(detector), createWriteStream(path, { flush: true }));
      const encoding = detector.end();
      const delimiter = await detectDelimiter(path, encoding);
      const heading = (await readTable({ path, encoding, delimiter }).next()).value ?? [];
      const job: ImportJob = {
        importId,
        state: "UPLOADED",
        fileName: fileName.slice(0, 256),
        createdBy,
        createdAt: this.#options.clock.now(),
        encoding,
        delimiter,
        heading,
        plan: null,
        isDryRun: false,
        ...notBegun,
      };
      await this.#options.store.commits.submit(() => this.#rows.put(job));
      return job;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  suggest({ heading }: ImportJob, processId: string): (string | null)[] {
    return suggestMapping(heading, this.#options.customers.columns.of(processId));
  }

  /** The first rows, with what would become of them by the plan. */
  async preview(importId: string, plan: ImportPlan | null, delimiter?: Delimiter): Promise<PreviewRow[]> {
    const job = this.get(importId);
    if (plan !== null) this.#check(job, plan);
    const rows: PreviewRow[] = [];
    let rowNumber = 0;
    for await (const cells of readTable({ ...job, path: this.#pathOf(importId), ...(delimiter && { delimiter }) })) {
      rowNumber++;
      if (rowNumber === 1) continue;
      rows.push({ rowNumber, cells, outcome: plan === null ? null : this.#judge(plan, cells, rowNumber, importId) });
      if (rows.length === previewRows) break;
    }
    return rows;
  }

  /** Begins to import, or only to look what would happen. Rejects with INVALID_ARGUMENT or INVALID_STATE. */
  async run(importId: string, plan: ImportPlan, isDryRun: boolean): Promise<ImportJob> {
    const { store } = this.#options;
    this.#check(this.get(importId), plan);
    const job = await store.commits.submit(() => {
      const before = this.get(importId);
      if (before.state === "RUNNING" || (before.state === "DONE" && !before.isDryRun))
        throw new Rejection(
          new OmniError(
            "INVALID_STATE",
            "This file is being imported or has been. Upload it again to import it again.",
          ),
        );
      this.#rows.deleteErrors(importId);
      const next: ImportJob = {
        ...before,
        plan,
        isDryRun,
        ...notBegun,
        state: "RUNNING",
      };
      this.#rows.put(next);
      return next;
    });
    this.#go(importId);
    return job;
  }

  /** Stops after the step that runs now; what was imported stays. */
  async cancel(importId: string): Promise<void> {
    await this.#options.store.commits.submit(() => {
      const job = this.get(importId);
      if (job.state === "RUNNING") this.#finish(job, "CANCELLED", null);
    });
    await this.settled(importId);
  }

  errorsAfter(importId: string, rowNumber: number, limit: number): ImportError[] {
    return this.#rows.errorsAfter(importId, rowNumber, limit);
  }

  #pathOf(importId: string): string {
    return join(this.#folder, `${importId}.csv`);
  }

  #check({ heading }: ImportJob, plan: ImportPlan): void {
    if (!this.#options.centre.directory.processes.has(plan.processId))
      throw new OmniError("INVALID_ARGUMENT", `There is no process ${plan.processId}.`, {
        details: { path: "processId" },
      });
    const wrong = checkPlan(plan, heading.length, this.#options.customers.columns.of(plan.processId));
    if (wrong !== null) throw new OmniError("INVALID_ARGUMENT", wrong, { details: { path: "mapping" } });
  }

  #judge(plan: ImportPlan, cells: string[], rowNumber: number, importId: string): Omit<RowOutcome, "customer"> {
    const { result, problems } = planRow(this.#options.customers, plan, cells, `${importId} ${rowNumber}`);
    return { result, problems };
  }

  #go(importId: string): void {
    const work = this.#import(importId)
      .catch((error: unknown) => this.#fail(importId, error))
      .catch(this.#options.onError)
      .finally(() => this.#running.delete(importId));
    this.#running.set(importId, work);
  }

  async #import(importId: string): Promise<void> {
    const { rowsDone } = this.get(importId);
    let rowNumber = 0;
    let batch: ImportError[] = [];
    for await (const cells of readTable({ ...this.get(importId), path: this.#pathOf(importId) })) {
      rowNumber++;
      // The heading, and what was done before a restart.
      if (rowNumber <= rowsDone + 1) continue;
      batch.push({ rowNumber, cells, message: "" });
      if (batch.length < rowsPerBatch) continue;
      if (this.#isStopped || !(await this.#runBatch(importId, batch))) return;
      batch = [];
      await nextTurn();
    }
    if (this.#isStopped || (batch.length > 0 && !(await this.#runBatch(importId, batch)))) return;
    await this.#options.store.commits.submit(() => {
      const job = this.get(importId);
      if (job.state === "RUNNING") this.#finish({ ...job, rowsTotal: job.rowsDone }, "DONE", null);
    });
    if (!this.get(importId).isDryRun) await rm(this.#pathOf(importId), { force: true });
  }

  /** Rows and progress in one transaction: a restart neither skips nor repeats one. False: cancelled meanwhile. */
  #runBatch(importId: string, batch: readonly ImportError[]): Promise<boolean> {
    const { centre, customers } = this.#options;
    return centre.transact((apply) => {
      const job = this.get(importId);
      const { plan } = job;
      if (job.state !== "RUNNING" || plan === null) return false;
      const counts = { created: job.created, updated: job.updated, failed: job.failed };
      for (const row of batch) {
        const { result, customer, problems } = planRow(customers, plan, row.cells, `${importId} ${row.rowNumber}`);
        if (result === "FAILED") {
          counts.failed++;
          const message = problems.map(({ column, message: text }) => `${column}: ${text}`).join("; ");
          this.#rows.putError(importId, { ...row, message });
          continue;
        }
        if (result === "CREATED") counts.created++;
        else counts.updated++;
        if (!job.isDryRun) customers.put(apply, customer);
      }
      this.#rows.put({ ...job, ...counts, rowsDone: job.rowsDone + batch.length });
      return true;
    });
  }

  #finish(job: ImportJob, state: ImportJob["state"], message: string | null): void {
    this.#rows.put({ ...job, state, message, finishedAt: this.#options.clock.now() });
  }

  async #fail(importId: string, error: unknown): Promise<void> {
    const message = OmniError.is(error) ? error.message : "Something failed that should not. Try again.";
    await this.#options.store.commits.submit(() => this.#finish(this.get(importId), "FAILED", message));
    if (!OmniError.is(error)) throw error;
  }
}

const watch = (detector: EncodingDetector) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > largestImportBytes)
        throw new OmniError("PAYLOAD_TOO_LARGE", "The file is larger than 200 MB. Import it in parts.");
      detector.write(chunk);
      yield chunk;
    }
  };
