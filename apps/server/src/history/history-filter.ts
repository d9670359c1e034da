import { historySorts, type HistorySort } from "@omni/live";
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { z } from "zod";
import type { Tables } from "../store/tables.ts";
import { toMatch } from "./words-of.ts";

const id = z.string().min(1).max(200);
const moment = z.coerce.number().int().min(0).max(8.64e15);

/** What the history can be narrowed to, as the query of an address. */
export const historyFilter = z.strictObject({
  search: z.string().max(200).optional().describe("Words of the customer, number, agent, notes and messages"),
  channelType: z.enum(["VOICE", "CHAT", "WHATSAPP", "SMS", "EMAIL", "VIDEO"]).optional(),
  direction: z.enum(["INBOUND", "OUTBOUND"]).optional(),
  campaignId: id.optional(),
  queueId: id.optional(),
  agentId: id.optional(),
  dispositionCode: id.optional(),
  systemDisposition: id.optional(),
  from: moment.optional().describe("Began at this time or later; ms since the epoch"),
  until: moment.optional().describe("Began before this time"),
  sort: z.enum(historySorts).default("startedAt"),
  order: z.enum(["asc", "desc"]).default("desc"),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** The row's value by which a page is sorted. */
export const sortColumns = {
  startedAt: "started_at",
  waited: "waited_ms",
  handled: "handled_ms",
  customer: "customer_name",
  agent: "agent_name",
} as const satisfies Record<HistorySort, keyof Tables["past_interactions"]>;

const columns = {
  channelType: "channel_type",
  direction: "direction",
  campaignId: "campaign_id",
  queueId: "queue_id",
  agentId: "agent_id",
  dispositionCode: "disposition_code",
  systemDisposition: "system_disposition",
} as const;

/** A filter with what its reader may see. */
export type SeenFilter = HistoryFilter & { findsHidden: boolean };

type Builder = ExpressionBuilder<Tables, "past_interactions">;

/** The filter as conditions of a query. */
export function toConditions(build: Builder, filter: SeenFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
    const value = filter[name];
    if (value !== undefined) conditions.push(build(columns[name], "=", value));
  }
  if (filter.from !== undefined) conditions.push(build("started_at", ">=", filter.from));
  if (filter.until !== undefined) conditions.push(build("started_at", "<", filter.until));
  const match = filter.search === undefined ? null : toMatch(filter.search, filter.findsHidden);
  if (match !== null)
    conditions.push(
      build(
        "row_id",
        "in",
        build
          .selectFrom("past_interaction_words")
          .select("rowid")
          .where(sql<boolean>`past_interaction_words match ${match}`),
      ),
    );
  return conditions;
}
