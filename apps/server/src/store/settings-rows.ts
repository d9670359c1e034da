import type { Store } from "./open-store.ts";

/** A single value of the contact centre. Made and kept by `make` when there is none yet. */
export async function readOrMake(store: Store, key: string, make: () => string): Promise<string> {
  const row = await store.db.selectFrom("settings").select("value").where("key", "=", key).executeTakeFirst();
  if (row) return row.value;
  const value = make();
  await store.write(store.db.insertInto("settings").values({ key, value }));
  return value;
}
