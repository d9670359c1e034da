import type { HistorySort } from "@omni/live";

/** What the history is narrowed to and sorted by, as one asks for it. */
export interface HistoryQuery {
  search: string;
  channelType: string | null;
  direction: string | null;
  campaignId: string | null;
  queueId: string | null;
  agentId: string | null;
  dispositionCode: string | null;
  systemDisposition: string | null;
  period: Period | null;
  sort: HistorySort;
  order: "asc" | "desc";
}

export type Period = "today" | "week" | "month" | "year";

export const everything: HistoryQuery = {
  search: "",
  channelType: null,
  direction: null,
  campaignId: null,
  queueId: null,
  agentId: null,
  dispositionCode: null,
  systemDisposition: null,
  period: null,
  sort: "startedAt",
  order: "desc",
};

const days: Record<Period, number> = { today: 0, week: 7, month: 30, year: 365 };

/** The first moment of the period: whole days, in the reader's time zone. */
export function periodStart(period: Period, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() - days[period]);
}

/** The query as the server reads it from an address. */
export function toParameters({ period, ...query }: HistoryQuery, now: number): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== "") parameters.set(name, value);
  if (period !== null) parameters.set("from", String(periodStart(period, now)));
  return parameters;
}
