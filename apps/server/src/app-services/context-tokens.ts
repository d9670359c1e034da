import type { CurrentUser } from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import { importJWK, SignJWT } from "jose";
import { SecretBox } from "../apps/secret-box.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { makeTokenKey, needsKey, signingKey, toPublicJwk, withoutExpired, type TokenKey } from "./token-keys.ts";

const tokenLifeMs = 5 * 60_000;

const settingsRow = "app_token_keys";

export interface ContextTokensOptions {
  store: Store;
  clock: Clock;
  /** Private keys lie encrypted under the key of this folder. */
  dataFolder: string;
  /** The console's address; known once the server listens. */
  consoleUrl: () => string;
  contactCentreId: string;
}

/** For whom a token speaks. */
export interface TokenSubject {
  user: CurrentUser;
  campaignIds: readonly string[];
  app: Pick<AppRegistration, "appId" | "version" | "origin">;
}

/** Signed tokens by which an app's own backend knows who is signed in, and the public keys to verify them. */
export class ContextTokens {
  readonly #options: ContextTokensOptions;
  readonly #box: SecretBox;
  #keys: readonly TokenKey[];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ContextTokensOptions) {
    this.#options = options;
    this.#box = new SecretBox(options.dataFolder);
    this.#keys = this.#read();
  }

  async sign({ user, campaignIds, app }: TokenSubject): Promise<{ token: string; expiresAt: number }> {
    const now = this.#options.clock.now();
    const { kid, privateJwk } = signingKey(await this.#current(), now);
    const issuedAt = Math.floor(now / 1000);
    const expiresAt = issuedAt * 1000 + tokenLifeMs;
    const token = await new SignJWT({
      appId: app.appId,
      version: app.version,
      role: user.userType,
      campaignIds,
      contactCentreId: this.#options.contactCentreId,
    })
      .setProtectedHeader({ alg: "EdDSA", typ: "JWT", kid })
      .setIssuer(new URL(this.#options.consoleUrl()).origin)
      .setAudience(app.origin)
      .setSubject(user.userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt / 1000)
      .setJti(crypto.randomUUID())
      .sign(await importJWK(privateJwk, "EdDSA"));
    return { token, expiresAt };
  }

  /** The keys that verify: of the tokens of now, and of those that come and go next. */
  async publicKeys(): Promise<{ keys: ReturnType<typeof toPublicJwk>[] }> {
    const keys = await this.#current();
    return { keys: withoutExpired(keys, this.#options.clock.now()).map(toPublicJwk) };
  }

  /** One after the other, so that two calls never make two keys. */
  #current(): Promise<readonly TokenKey[]> {
    const keys = this.#turn.then(() => this.#renew());
    // Who waits for the keys hears of a failure; the next call tries again.
    this.#turn = keys.catch(() => null);
    return keys;
  }

  async #renew(): Promise<readonly TokenKey[]> {
    const now = this.#options.clock.now();
    if (needsKey(this.#keys, now)) {
      const keys = withoutExpired([...this.#keys, await makeTokenKey(now)], now);
      await this.#write(keys);
      this.#keys = keys;
    }
    return this.#keys;
  }

  #read(): TokenKey[] {
    const { database } = this.#options.store;
    const row = database.prepare("select value from settings where key = ?").get(settingsRow);
    const text = row === undefined ? null : this.#box.open(settingsRow, String(row["value"]));
    // What `#write` wrote; keys that no longer open are lost, and others take their place.
    return text === null ? [] : (JSON.parse(text) as TokenKey[]);
  }

  #write(keys: readonly TokenKey[]): Promise<void> {
    const { store } = this.#options;
    const value = this.#box.close(settingsRow, JSON.stringify(keys));
    return store.write(
      store.db
        .insertInto("settings")
        .values({ key: settingsRow, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
    );
  }
}
