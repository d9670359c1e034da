import type { AppAuditAction, AppAuditEntry } from "@omni/live";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

const mostEntries = 200;

/** What was done to an app, and to all of them since it came; newest first. */
export async function readAudit(db: Kysely<Tables>, appId: string): Promise<AppAuditEntry[]> {
  const rows = await db
    .selectFrom("app_audit")
    .selectAll()
    .where((where) => where.or([where("app_id", "=", appId), where("app_id", "is", null)]))
    .where("seq", ">=", (select) =>
      select
        .selectFrom("app_audit as own")
        .where("own.app_id", "=", appId)
        .select(({ fn }) => fn.coalesce(fn.min("own.seq"), sql<number>`0`).as("first")),
    )
    .orderBy("seq", "desc")
    .limit(mostEntries)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    userId: row.user_id,
    userName: row.user_name,
    // As `AppRegistry.write` wrote it.
    action: row.action as AppAuditAction,
    version: row.version,
    summary: row.summary,
  }));
}
