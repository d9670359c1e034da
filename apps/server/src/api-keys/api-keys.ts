import { createHash, randomBytes } from "node:crypto";
import { OmniError } from "@omni/wire";
import type { Clock } from "../clock.ts";
import { newId } from "../new-id.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { ApiKeysTable } from "../store/tables/access-tables.ts";

export const apiScopes = ["insights.write"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** A key as its owner sees it later: the key itself is shown once. */
export interface ApiKey {
  keyId: string;
  name: string;
  scopes: ApiScope[];
  createdBy: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** `lastUsedAt` is exact to this. */
const usedEveryMs = 60_000;

const toHash = (key: string): string => createHash("sha256").update(key).digest("base64url");

/** Keys by which outside services call the server. Only hashes are stored: who reads the database cannot call. */
export class ApiKeys {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #selectByHash;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#selectByHash = prepare(
      store.database,
      store.db.selectFrom("api_keys").selectAll().where("key_hash", "=", ""),
    );
  }

  /** A new key. `key` is nowhere to be had again. */
  async create(name: string, scopes: readonly ApiScope[], createdBy: string): Promise<{ key: string; apiKey: ApiKey }> {
    const key = `omni_${randomBytes(32).toString("base64url")}`;
    const row: ApiKeysTable = {
      key_id: newId("key"),
      name,
      key_hash: toHash(key),
      scopes: JSON.stringify(scopes),
      created_by: createdBy,
      created_at: this.#clock.now(),
      last_used_at: null,
      revoked_at: null,
    };
    await this.#store.write(this.#store.db.insertInto("api_keys").values(row));
    return { key, apiKey: toApiKey(row) };
  }

  async list(): Promise<ApiKey[]> {
    const rows = await this.#store.db.selectFrom("api_keys").selectAll().orderBy("created_at", "desc").execute();
    return rows.map(toApiKey);
  }

  /** From now on the key opens nothing. */
  async revoke(keyId: string): Promise<void> {
    await this.#store.write(
      this.#store.db
        .updateTable("api_keys")
        .set({ revoked_at: this.#clock.now() })
        .where("key_id", "=", keyId)
        .where("revoked_at", "is", null),
    );
  }

  /** The key of an Authorization header. Throws NOT_LOGGED_IN or PERMISSION_DENIED. */
  check(authorization: string | undefined, scope: ApiScope): ApiKey {
    const given = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
    const row = given === undefined ? undefined : this.#selectByHash.get(toHash(given));
    if (row === undefined || row["revoked_at"] !== null)
      throw new OmniError(
        "NOT_LOGGED_IN",
        "The request has no API key that is in force. Send the header Authorization: Bearer <key>.",
      );
    // The columns of the table.
    const key = toApiKey(row as unknown as ApiKeysTable);
    if (!key.scopes.includes(scope))
      throw new OmniError("PERMISSION_DENIED", `This API key does not have the scope ${scope}. Create one that has.`, {
        details: { scope },
      });
    this.#markUsed(key);
    return key;
  }

  #markUsed({ keyId, lastUsedAt }: ApiKey): void {
    const now = this.#clock.now();
    if (lastUsedAt !== null && now - lastUsedAt < usedEveryMs) return;
    void this.#store
      .write(this.#store.db.updateTable("api_keys").set({ last_used_at: now }).where("key_id", "=", keyId))
      .catch(() => {
        // The caller need not wait for it: a store that fails shows itself at the order that follows.
      });
  }
}

const toApiKey = (row: ApiKeysTable): ApiKey => ({
  keyId: row.key_id,
  name: row.name,
  scopes: JSON.parse(row.scopes) as ApiScope[],
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});
