import { OmniError } from "@omni/wire";
import type { Compilable } from "kysely";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { prepare, prepareInsert } from "../store/prepare.ts";
import { largestValueBytes, mostKeys, quotaBytes, type StorageScope } from "./storage-limits.ts";

/** Where keys lie: no shelf reaches another's. `scopeId` is the user's or the campaign's id. */
export interface Shelf {
  appId: string;
  scope: StorageScope;
  scopeId: string;
}

const columns = ["app_id", "scope", "scope_id", "key", "value", "bytes"] as const;

/** What apps store, as rows. A write resolves when it is durable. */
export class AppStorage {
  readonly #store: Store;
  readonly #select;
  readonly #selectKeys;
  readonly #sum;
  readonly #insert;
  readonly #delete;
  readonly #count;

  constructor(store: Store) {
    const { database, db } = store;
    this.#store = store;
    const rows = db.selectFrom("app_storage").where("app_id", "=", "").where("scope", "=", "USER");
    const ofShelf = rows.where("scope_id", "=", "");
    this.#select = prepare(database, ofShelf.select(["value", "bytes"]).where("key", "=", ""));
    this.#selectKeys = prepare(database, ofShelf.select("key"));
    this.#sum = prepare(
      database,
      ofShelf.select(({ fn }) => [fn.countAll().as("keys"), fn.sum("bytes").as("bytes")]),
    );
    this.#count = prepare(
      database,
      db
        .selectFrom("app_storage")
        .select(({ fn }) => fn.countAll().as("rows"))
        .where("app_id", "=", ""),
    );
    this.#insert = prepareInsert(database, db, "app_storage", columns);
    this.#delete = prepare(
      database,
      db
        .deleteFrom("app_storage")
        .where("app_id", "=", "")
        .where("scope", "=", "USER")
        .where("scope_id", "=", "")
        .where("key", "=", ""),
    );
  }

  get({ appId, scope, scopeId }: Shelf, key: string): unknown {
    const row = this.#select.get(appId, scope, scopeId, key);
    return row === undefined ? null : JSON.parse(String(row["value"]));
  }

  list({ appId, scope, scopeId }: Shelf, prefix: string): string[] {
    const keys = this.#selectKeys.all(appId, scope, scopeId).map((row) => String(row["key"]));
    return keys.filter((key) => key.startsWith(prefix)).toSorted();
  }

  /** Rejects with PAYLOAD_TOO_LARGE or STORAGE_QUOTA; what was stored before stays then. */
  async set(shelf: Shelf, key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value ?? null);
    const valueBytes = Buffer.byteLength(text);
    if (valueBytes > largestValueBytes) throw tooLarge(valueBytes);
    const bytes = valueBytes + Buffer.byteLength(key);
    const { appId, scope, scopeId } = shelf;
    await this.#store.commits.submit(() => {
      const refusal = this.#findRefusal(shelf, key, bytes);
      if (refusal !== null) throw new Rejection(refusal);
      this.#delete.run(appId, scope, scopeId, key);
      this.#insert(appId, scope, scopeId, key, text, bytes);
    });
  }

  async delete({ appId, scope, scopeId }: Shelf, key: string): Promise<void> {
    await this.#store.commits.submit(() => this.#delete.run(appId, scope, scopeId, key));
  }

  /** How many keys an app has, in every scope. */
  count(appId: string): number {
    return Number(this.#count.get(appId)?.["rows"] ?? 0);
  }

  /** What deletes all that an app stored, in the transaction that uninstalls it. */
  toDelete(appId: string): Compilable[] {
    return [this.#store.db.deleteFrom("app_storage").where("app_id", "=", appId)];
  }

  #findRefusal(shelf: Shelf, key: string, bytes: number): OmniError | null {
    const { appId, scope, scopeId } = shelf;
    const sum = this.#sum.get(appId, scope, scopeId);
    const row = this.#select.get(appId, scope, scopeId, key);
    const keys = Number(sum?.["keys"] ?? 0) + (row === undefined ? 1 : 0);
    if (keys > mostKeys)
      return new OmniError("STORAGE_QUOTA", `The app has ${mostKeys} keys here, which is the most. Delete some.`, {
        details: { scope, limitKeys: mostKeys, usedKeys: mostKeys },
      });
    const others = Number(sum?.["bytes"] ?? 0) - Number(row?.["bytes"] ?? 0);
    const limitBytes = quotaBytes[scope];
    if (others + bytes <= limitBytes) return null;
    return new OmniError(
      "STORAGE_QUOTA",
      `The app's storage here holds ${limitBytes} bytes, of which ${others} are taken by other keys; this needs ${bytes}.`,
      { details: { scope, limitBytes, usedBytes: others, neededBytes: bytes } },
    );
  }
}

const tooLarge = (bytes: number): OmniError =>
  new OmniError("PAYLOAD_TOO_LARGE", `The value has ${bytes} bytes of JSON; a key takes ${largestValueBytes}.`, {
    details: { limitBytes: largestValueBytes, bytes },
  });
