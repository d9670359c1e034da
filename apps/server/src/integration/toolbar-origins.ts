import type { Store } from "../store/open-store.ts";
import { toWebOrigin } from "./web-origin.ts";

const settingKey = "toolbar_origins";

/** The origins whose pages may hold the toolbar, as administrators listed them. */
export class ToolbarOrigins {
  readonly #store: Store;
  readonly #whenUnset: () => readonly string[];
  #listed: readonly string[] | null;

  private constructor(store: Store, listed: readonly string[] | null, whenUnset: () => readonly string[]) {
    this.#store = store;
    this.#listed = listed;
    this.#whenUnset = whenUnset;
  }

  /** `whenUnset` is the list until an administrator has made one. */
  static async load(store: Store, whenUnset: () => readonly string[]): Promise<ToolbarOrigins> {
    const row = await store.db.selectFrom("settings").select("value").where("key", "=", settingKey).executeTakeFirst();
    // The value is what `replace` wrote.
    return new ToolbarOrigins(store, row === undefined ? null : (JSON.parse(row.value) as string[]), whenUnset);
  }

  get list(): readonly string[] {
    return this.#listed ?? this.#whenUnset();
  }

  has(origin: string): boolean {
    return this.list.includes(origin);
  }

  /** Rejects with INVALID_ARGUMENT for what is no origin. */
  async replace(origins: readonly string[]): Promise<readonly string[]> {
    const next = [
      ...new Set(origins.map((origin, index) => toWebOrigin(origin.trim(), `origins[${index}]`))),
    ].toSorted();
    const value = JSON.stringify(next);
    await this.#store.write(
      this.#store.db
        .insertInto("settings")
        .values({ key: settingKey, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
    );
    this.#listed = next;
    return next;
  }
}
