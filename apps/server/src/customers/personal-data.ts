import { maskAddress, maskName, maskPersonalData } from "@omni/contract";
import type { Store } from "../store/open-store.ts";
import type { ColumnRows } from "./column-rows.ts";

/** How somebody sees what stands beside a contact in a list. */
export interface Sight {
  /** Nothing is hidden. */
  isWhole: boolean;
  name: (name: string) => string;
  address: <T extends string | null>(address: T) => T | string;
}

const same = <T>(value: T): T => value;
const whole: Sight = { isWhole: true, name: same, address: same };
const masked: Sight = {
  isWhole: false,
  name: maskName,
  address: (address) => (address === null ? address : maskAddress(address)),
};

/** Which users see customers' personal data, and what the others see instead. */
export class PersonalData {
  readonly #store: Store;
  readonly #columns: ColumnRows;
  #blinded = new Set<string>();

  constructor(store: Store, columns: ColumnRows) {
    this.#store = store;
    this.#columns = columns;
    this.#reload();
  }

  isSeenBy(userId: string): boolean {
    return !this.#blinded.has(userId);
  }

  /** A payload, result or record as the user may see it. */
  show<T>(userId: string, value: T): T {
    // Masking keeps the shape.
    return this.isSeenBy(userId) ? value : this.mask(value);
  }

  /** How the user sees a record, for what must not be found by its hidden part; null: whole. */
  maskFor(userId: string): (<T>(value: T) => T) | null {
    return this.isSeenBy(userId) ? null : (value) => this.mask(value);
  }

  /** The same for what is shown in another form than the contract's. */
  sightOf(userId: string): Sight {
    return this.isSeenBy(userId) ? whole : masked;
  }

  /** A value as somebody sees it who may not see personal data. */
  mask<T>(value: T): T {
    return maskPersonalData(value, this.#columns.maskRules) as T;
  }

  async setSeenBy(userId: string, seen: boolean): Promise<void> {
    await this.#store.write(
      this.#store.db
        .updateTable("users")
        .set({ sees_personal_data: seen ? 1 : 0 })
        .where("user_id", "=", userId),
    );
    this.#reload();
  }

  #reload(): void {
    const rows = this.#store.database.prepare("select user_id from users where sees_personal_data = 0").all();
    this.#blinded = new Set(rows.map((row) => String(row["user_id"])));
  }
}
