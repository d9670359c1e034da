import type { AppAuditAction, AppAuditEntry, AppChange } from "@omni/live";
import { sql, type Kysely, type Selectable } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { AppAuditTable } from "../store/tables/app-tables.ts";

const mostEntries = 200;

const toEntry = (row: Selectable<AppAuditTable>): AppAuditEntry => ({
  at: row.at,
  userId: row.user_id,
  userName: row.user_name,
  // As `AppRegistry.write` wrote it.
  action: row.action as AppAuditAction,
  version: row.version,
  summary: row.summary,
});

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
  return rows.map(toEntry);
}

export interface ChangesWanted {
  appId?: string | undefined;
  /** Milliseconds since the epoch, both within. */
  from?: number | undefined;
  to?: number | undefined;
  /** Only those before this one. */
  before?: number | undefined;
}

/** What was done to apps, newest first: a page of it, and whether more follow. */
export async function readChanges(
  db: Kysely<Tables>,
  { appId, from, to, before }: ChangesWanted,
  limit: number,
): Promise<{ changes: AppChange[]; more: boolean }> {
  let query = db.selectFrom("app_audit").selectAll();
  if (appId !== undefined) query = query.where("app_id", "=", appId);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (to !== undefined) query = query.where("at", "<=", to);
  if (before !== undefined) query = query.where("seq", "<", before);
  const rows = await query
    .orderBy("seq", "desc")
    .limit(limit + 1)
    .execute();
  const changes = rows.slice(0, limit).map((row) => ({ ...toEntry(row), seq: row.seq, appId: row.app_id }));
  return { changes, more: rows.length > limit };
}

/** Every app of which the log tells. */
export async function readLoggedApps(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("app_audit").select("app_id").distinct().orderBy("app_id").execute();
  return rows.flatMap(({ app_id }) => app_id ?? []);
}
