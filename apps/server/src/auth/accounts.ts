import { OmniError } from "@omni/wire";
import type { CurrentUser } from "@omni/contract";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { UsersTable } from "../store/tables/access-tables.ts";
import { hashPassword, isPassword } from "./password.ts";
import { SignInAttempts, toLockedError } from "./sign-in-attempts.ts";

type UserRow = UsersTable;

/** Who may sign in: names and passwords. */
export class Accounts {
  readonly #attempts: SignInAttempts;
  readonly #contactCentreId: string;
  readonly #selectByName;
  readonly #selectById;
  /** Compared with for a name nobody has, so that the answer takes as long. */
  readonly #decoyHash: Promise<string>;

  constructor({ database, db }: Store, clock: Clock, contactCentreId: string) {
    this.#attempts = new SignInAttempts(clock);
    this.#contactCentreId = contactCentreId;
    const active = db.selectFrom("users").selectAll().where("is_active", "=", 1);
    this.#selectByName = prepare(database, active.where("user_name", "=", ""));
    this.#selectById = prepare(database, active.where("user_id", "=", ""));
    this.#decoyHash = hashPassword(crypto.randomUUID());
  }

  findUser(userId: string): CurrentUser | null {
    const row = this.#selectById.get(1, userId) as UserRow | undefined;
    return row === undefined ? null : this.#toCurrentUser(row);
  }

  /** The user of these credentials, tried from there. Rejects with INVALID_CREDENTIALS, ACCOUNT_LOCKED or RATE_LIMITED. */
  async verify(userName: string, password: string, from: string): Promise<CurrentUser> {
    const name = userName.trim().toLowerCase();
    const lockedUntil = this.#attempts.begin(name, from);
    const row = (this.#selectByName.get(1, name) as UserRow | undefined) ?? null;
    const isRight = await isPassword(row?.password_hash ?? (await this.#decoyHash), password);
    if (row === null || !isRight) {
      if (lockedUntil > 0) throw toLockedError(lockedUntil);
      throw new OmniError("INVALID_CREDENTIALS", "User name or password is wrong. Check both and try again.");
    }
    this.#attempts.succeed(name, from);
    return this.#toCurrentUser(row);
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
