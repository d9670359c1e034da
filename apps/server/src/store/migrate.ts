import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { contactCentre } from "./migrations/001-contact-centre.ts";
import { voice } from "./migrations/002-voice.ts";
import { messaging } from "./migrations/003-messaging.ts";
import { supervision } from "./migrations/004-supervision.ts";
import { customers } from "./migrations/005-customers.ts";
import { apps } from "./migrations/006-apps.ts";
import { appStorage } from "./migrations/007-app-storage.ts";
import { retention } from "./migrations/008-retention.ts";
import { signInAttempts } from "./migrations/009-sign-in-attempts.ts";
import type { Tables } from "./tables.ts";

/** In this order for ever: a released migration is never changed, a later one follows it. */
const migrations = {
  "001-contact-centre": contactCentre,
  "002-voice": voice,
  "003-messaging": messaging,
  "004-supervision": supervision,
  "005-customers": customers,
  "006-apps": apps,
  "007-app-storage": appStorage,
  "008-retention": retention,
  "009-sign-in-attempts": signInAttempts,
};

/** Brings the database up to date; all of it or none. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("The database could not be brought up to date.", { cause: error });
}
