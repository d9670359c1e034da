import type { Manifest } from "@omni/app-package";
import type { AppSettingField } from "@omni/live";
import type { Compilable } from "kysely";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import { SecretBox } from "./secret-box.ts";

export type SettingValue = string | number | boolean;

const placeOf = (appId: string, key: string): string => `${appId}\n${key}`;

/** What administrators filled in for apps. Secrets are encrypted at rest, and leave this server only in requests of their app. */
export class AppSettings {
  readonly #store: Store;
  readonly #box: SecretBox;
  readonly #select;

  constructor(store: Store, dataFolder: string) {
    this.#store = store;
    this.#box = new SecretBox(dataFolder);
    this.#select = prepare(
      store.database,
      store.db.selectFrom("app_settings").select(["key", "is_secret", "value"]).where("app_id", "=", ""),
    );
  }

  /** The stored values of an app, without its secrets. */
  valuesOf(appId: string): Record<string, SettingValue> {
    const rows = this.#select.all(appId).filter((row) => row["is_secret"] === 0);
    // Values are what `toQueries` wrote.
    return Object.fromEntries(
      rows.map((row) => [String(row["key"]), JSON.parse(String(row["value"])) as SettingValue]),
    );
  }

  /** The keys of an app's secrets that are stored. One that this data folder's key does not open is none. */
  secretsOf(appId: string): string[] {
    const keys = this.#select.all(appId).flatMap((row) => (row["is_secret"] === 1 ? [String(row["key"])] : []));
    return keys.filter((key) => this.readSecret(appId, key) !== null);
  }

  /** A secret of an app in the clear, or null. Never give it to a console, an app, an answer or a log. */
  readSecret(appId: string, key: string): string | null {
    const row = this.#select.all(appId).find((each) => each["is_secret"] === 1 && each["key"] === key);
    return row === undefined ? null : this.#box.open(placeOf(appId, key), String(row["value"]));
  }

  /** What writes the values; null and an empty text clear one. */
  toQueries(
    appId: string,
    { settings = {} }: Pick<Manifest, "settings">,
    values: Readonly<Record<string, SettingValue | null>>,
  ): Compilable[] {
    const { db } = this.#store;
    return Object.entries(values).map(([key, value]) => {
      if (value === null || value === "")
        return db.deleteFrom("app_settings").where("app_id", "=", appId).where("key", "=", key);
      const isSecret = settings[key]?.type === "secret";
      const written = {
        is_secret: isSecret ? (1 as const) : (0 as const),
        value: isSecret ? this.#box.close(placeOf(appId, key), String(value)) : JSON.stringify(value),
      };
      return db
        .insertInto("app_settings")
        .values({ app_id: appId, key, ...written })
        .onConflict((conflict) => conflict.columns(["app_id", "key"]).doUpdateSet(written));
    });
  }
}

/** What an app is told of its settings: values and defaults of the keys that its manifest has. */
export function toAppSettings(
  { settings = {} }: Pick<Manifest, "settings">,
  values: Readonly<Record<string, SettingValue>>,
): Record<string, SettingValue> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, setting]) => {
      if (setting.type === "secret") return [];
      const value = Object.hasOwn(values, key) ? values[key] : setting.default;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The fields of the form that an administrator fills in. */
export const toSettingFields = ({ settings = {} }: Pick<Manifest, "settings">): AppSettingField[] =>
  Object.entries(settings).map(([key, { required = false, description, ...rest }]) => {
    // The manifest's kinds of settings are those of the form.
    return { key, required, description: description ?? null, ...rest } as AppSettingField;
  });
