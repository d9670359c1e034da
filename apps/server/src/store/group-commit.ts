import type { DatabaseSync } from "node:sqlite";

type Work<T> = (afterCommit: (publish: () => void) => void) => T;

interface Job {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

export interface CommitListener {
  /** What was written since the last commit is gone: everything derived from it must be read again. */
  onRollback(): void;
  /** One commit with this many pieces of work took this long. */
  onCommit?(size: number, milliseconds: number): void;
  /** `publish` threw: what is committed stays committed. */
  onPublishError?(error: unknown): void;
}

/** More would hold the replies of the first ones back for longer than one more flush costs. */
const largestBatch = 256;

/**
 * The single writer. Work that arrives together shares one transaction and one flush to disk, and nobody is answered
 * before that. Work is synchronous: it writes by prepared statements and must decide before it writes.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #listener: CommitListener;
  readonly #begin;
  readonly #commit;
  #queue: Job[] = [];
  #isScheduled = false;
  #isClosed = false;

  constructor(database: DatabaseSync, listener: CommitListener) {
    this.#database = database;
    this.#listener = listener;
    this.#begin = database.prepare("begin immediate");
    this.#commit = database.prepare("commit");
  }

  /** Resolves once durable; rejects with what the work threw, or with why nothing could be stored. */
  submit<T>(work: Work<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error("The store is closed."));
    return new Promise<T>((resolve, reject) => {
      // The queue holds work of any result; each job's own promise has the type.
      this.#queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Commits what waits, then takes no more. */
  close(): void {
    while (this.#queue.length > 0) this.#run(this.#queue.splice(0, largestBatch));
    this.#isClosed = true;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const batch = this.#queue.splice(0, largestBatch);
      if (this.#queue.length > 0) this.#schedule();
      if (batch.length > 0) this.#run(batch);
    });
  }

  #run(batch: Job[]): void {
    const began = performance.now();
    const answers: (() => void)[] = [];
    const publications: (() => void)[] = [];
    let isWriting = true;
    try {
      this.#begin.run();
      for (const { work, resolve, reject } of batch) {
        try {
          const value = work((publish) => publications.push(publish));
          answers.push(() => resolve(value));
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          answers.push(() => reject(error.cause));
        }
      }
      isWriting = false;
      this.#commit.run();
    } catch (error) {
      this.#rollBack();
      // One of them broke while writing: alone, each shows whether it was the one.
      if (isWriting && batch.length > 1) for (const job of batch) this.#run([job]);
      else for (const { reject } of batch) reject(error);
      return;
    }
    this.#listener.onCommit?.(batch.length, performance.now() - began);
    for (const publish of publications) {
      try {
        publish();
      } catch (error) {
        this.#listener.onPublishError?.(error);
      }
    }
    for (const answer of answers) answer();
  }

  #rollBack(): void {
    if (this.#database.isTransaction) this.#database.exec("rollback");
    this.#listener.onRollback();
  }
}

/** Thrown by work that found a reason to refuse before it wrote anything: the rest of its batch goes on. */
export class Rejection extends Error {
  override readonly name = "Rejection";

  constructor(cause: unknown) {
    super("Refused before anything was written.", { cause });
  }
}
