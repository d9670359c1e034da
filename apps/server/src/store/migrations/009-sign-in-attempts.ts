import type { Migration } from "kysely/migration";

/** Wrong passwords count by where they come from, and not against the account alone. */
export const signInAttempts: Migration = {
  up: async ({ schema }) => {
    await schema.alterTable("users").dropColumn("failed_attempts").execute();
    await schema.alterTable("users").dropColumn("locked_until").execute();
  },
};
