import { OmniError } from "@omni/wire";
import type { CurrentUser } from "@omni/contract";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { UsersTable } from "../store/tables.ts";
import { countAttempt, isLocked, type Attempts } from "./lock-out.ts";
import { hashPassword, isPassword } from "./password.ts";

type UserRow = UsersTable;

/** Attempts on names that no account has are remembered for so many names, so that a lock tells nobody who exists. */
const rememberedStrangers = 1000;

/** Who may sign in: names, passwords and lock-out. */
export class Accounts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #contactCentreId: string;
  readonly #selectByName;
  readonly #selectById;
  readonly #updateAttempts;
  readonly #strangers = new Map<string, Attempts>();
  /** Compared with for a name nobody has, so that the answer takes as long. */
  readonly #decoyHash: Promise<string>;

  constructor(store: Store, clock: Clock, contactCentreId: string) {
    const { database, db } = store;
    this.#store = store;
    this.#clock = clock;
    this.#contactCentreId = contactCentreId;
    const active = db.selectFrom("users").selectAll().where("is_active", "=", 1);
    this.#selectByName = prepare(database, active.where("user_name", "=", ""));
    this.#selectById = prepare(database, active.where("user_id", "=", ""));
    this.#updateAttempts = prepare(
      database,
      db.updateTable("users").set({ failed_attempts: 0, locked_until: null }).where("user_id", "=", ""),
    );
    this.#decoyHash = hashPassword(crypto.randomUUID());
  }

  findUser(userId: string): CurrentUser | null {
    const row = this.#selectById.get(1, userId) as UserRow | undefined;
    return row === undefined ? null : this.#toCurrentUser(row);
  }

  /** The user of these credentials. Rejects with INVALID_CREDENTIALS or ACCOUNT_LOCKED. */
  async verify(userName: string, password: string): Promise<CurrentUser> {
    const name = userName.trim().toLowerCase();
    const { row, attempts } = await this.#store.commits.submit(() => this.#begin(name));
    if (isLocked(attempts.before, this.#clock.now())) throw toLockedError(attempts.before);
    const isRight = await isPassword(row?.password_hash ?? (await this.#decoyHash), password);
    if (row === null || !isRight)
      throw isLocked(attempts.after, this.#clock.now())
        ? toLockedError(attempts.after)
        : new OmniError("INVALID_CREDENTIALS", "User name or password is wrong. Check both and try again.");
    await this.#store.commits.submit(() => this.#updateAttempts.run(0, null, row.user_id));
    return this.#toCurrentUser(row);
  }

  /** Counts the attempt, unless the account is locked already. */
  #begin(name: string): { row: UserRow | null; attempts: { before: Attempts; after: Attempts } } {
    const now = this.#clock.now();
    const row = (this.#selectByName.get(1, name) as UserRow | undefined) ?? null;
    const before: Attempts =
      row === null
        ? (this.#strangers.get(name) ?? { failedAttempts: 0, lockedUntil: null })
        : { failedAttempts: row.failed_attempts, lockedUntil: row.locked_until };
    if (isLocked(before, now)) return { row, attempts: { before, after: before } };
    const after = countAttempt(before, now);
    if (row === null) this.#rememberStranger(name, after);
    else this.#updateAttempts.run(after.failedAttempts, after.lockedUntil, row.user_id);
    return { row, attempts: { before, after } };
  }

  #rememberStranger(name: string, attempts: Attempts): void {
    this.#strangers.delete(name);
    this.#strangers.set(name, attempts);
    const [oldest] = this.#strangers.keys();
    if (this.#strangers.size > rememberedStrangers && oldest !== undefined) this.#strangers.delete(oldest);
  }

  #toCurrentUser({ user_id, user_name, name, user_type, locale }: UserRow): CurrentUser {
    return {
      userId: user_id,
      userName: user_name,
      name,
      userType: user_type,
      locale,
      contactCentreId: this.#contactCentreId,
    };
  }
}

const toLockedError = ({ lockedUntil }: Attempts): OmniError =>
  new OmniError(
    "ACCOUNT_LOCKED",
    "Too many failed attempts. Wait until the account unlocks, or ask an administrator.",
    { details: { lockedUntil } },
  );
