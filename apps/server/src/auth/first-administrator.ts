import { randomBytes } from "node:crypto";
import { newId } from "../new-id.ts";
import type { Store } from "../store/open-store.ts";
import { hashPassword } from "./password.ts";

/** An empty contact centre with one administrator. The password is returned here and kept nowhere. */
export async function writeFirstAdministrator(store: Store): Promise<{ username: string; password: string }> {
  const username = "admin";
  const password = randomBytes(12).toString("base64url");
  const password_hash = await hashPassword(password);
  const { db } = store;
  await store.write(
    db.insertInto("settings").values([
      { key: "contact_centre_id", value: newId("centre") },
      { key: "contact_centre_name", value: "Omni" },
    ]),
    db.insertInto("users").values({
      user_id: username,
      user_name: username,
      name: "Administrator",
      user_type: "ADMINISTRATOR",
      locale: "en",
      password_hash,
      capacity: "{}",
      total_capacity: 0,
      is_active: 1,
    }),
  );
  return { username, password };
}
