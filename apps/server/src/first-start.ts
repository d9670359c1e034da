import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFirstAdministrator } from "./auth/first-administrator.ts";
import { writeDemo } from "./demo/write-demo.ts";
import { storeFiles, type Store } from "./store/open-store.ts";

/** Deletes what the server keeps in a data folder, and nothing else that lies there. */
export function resetData(folder: string): void {
  for (const name of storeFiles) rmSync(join(folder, name), { force: true });
}

export interface FirstStart {
  isDemo: boolean;
  /** Given once, when an empty contact centre was made. */
  administrator: { username: string; password: string } | null;
}

/** Fills a new store; leaves one that is in use alone. */
export async function prepareData(store: Store, demo: boolean, now: number): Promise<FirstStart> {
  const { db } = store;
  const anybody = await db.selectFrom("users").select("user_id").limit(1).executeTakeFirst();
  if (anybody === undefined && !demo) return { isDemo: false, administrator: await writeFirstAdministrator(store) };
  if (anybody === undefined) await writeDemo(store, now);
  const marker = await db.selectFrom("settings").select("value").where("key", "=", "demo").executeTakeFirst();
  return { isDemo: marker?.value === "1", administrator: null };
}
