import { createHash } from "node:crypto";
import type { SessionStore } from "@fastify/session";
import type { Session } from "fastify";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";

declare module "fastify" {
  interface Session {
    userId?: string;
  }
}

/** How long a session lives without being renewed. */
export const sessionLifeMs = 12 * 60 * 60_000;

export interface SessionRow {
  sessionHash: string;
  userId: string;
  expiresAt: number;
}

/** Only a hash of a session's id is stored: who reads the database cannot sign in with it. */
export const toSessionHash = (sessionId: string): string => createHash("sha256").update(sessionId).digest("base64url");

/** Signed-in browsers, as rows; the store behind @fastify/session. */
export class Sessions implements SessionStore {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #put;
  readonly #select;
  readonly #delete;
  readonly #selectOfUser;
  readonly #selectDue;

  constructor(store: Store, clock: Clock) {
    const { database, db } = store;
    this.#store = store;
    this.#clock = clock;
    this.#put = prepareInsert(
      database,
      db,
      "http_sessions",
      ["session_hash", "user_id", "expires_at", "body"],
      "session_hash",
    );
    const sessions = db.selectFrom("http_sessions");
    const rows = sessions.select(["session_hash", "user_id", "expires_at"]);
    this.#select = prepare(database, sessions.selectAll().where("session_hash", "=", ""));
    this.#delete = prepare(database, db.deleteFrom("http_sessions").where("session_hash", "=", ""));
    this.#selectOfUser = prepare(database, rows.where("user_id", "=", "").where("expires_at", ">", 0));
    this.#selectDue = prepare(database, rows.where("expires_at", "<=", 0));
  }

  set(sessionId: string, session: Session, callback: (error?: unknown) => void): void {
    const expiresAt = session.cookie.expires?.getTime() ?? this.#clock.now() + sessionLifeMs;
    const body = JSON.stringify(session);
    this.#store.commits
      .submit(() => this.#put(toSessionHash(sessionId), session.userId ?? null, expiresAt, body))
      .then(() => callback(), callback);
  }

  get(sessionId: string, callback: (error: unknown, session?: Session | null) => void): void {
    const row = this.#select.get(toSessionHash(sessionId));
    if (row === undefined || Number(row["expires_at"]) <= this.#clock.now()) return callback(null, null);
    // The body is what `set` wrote.
    callback(null, JSON.parse(String(row["body"])) as Session);
  }

  destroy(sessionId: string, callback: (error?: unknown) => void): void {
    this.remove(toSessionHash(sessionId)).then(() => callback(), callback);
  }

  /** The running session of an id, or null. */
  find(sessionId: string): SessionRow | null {
    const row = toRow(this.#select.get(toSessionHash(sessionId)));
    return row !== null && row.expiresAt > this.#clock.now() ? row : null;
  }

  ofUser(userId: string): SessionRow[] {
    return this.#selectOfUser.all(userId, this.#clock.now()).flatMap((row) => toRow(row) ?? []);
  }

  /** Sessions that end before `until`. */
  endingBefore(until: number): SessionRow[] {
    return this.#selectDue.all(until).flatMap((row) => toRow(row) ?? []);
  }

  async remove(sessionHash: string): Promise<void> {
    await this.#store.commits.submit(() => this.#delete.run(sessionHash));
  }
}

function toRow(row: Record<string, unknown> | undefined): SessionRow | null {
  const userId = row?.["user_id"];
  if (row === undefined || typeof userId !== "string") return null;
  return {
    sessionHash: String(row["session_hash"]),
    userId,
    expiresAt: Number(row["expires_at"]),
  };
}
