import type { PastInteraction } from "@omni/live";

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = "\uFEFF";

/** What a spreadsheet would take for a formula is text from here on. */
const isFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One value of a line, quoted where it has to be. */
export function toCsvValue(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = isFormula.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const toLine = (values: readonly (string | number | null)[]): string => `${values.map(toCsvValue).join(",")}\r\n`;

const seconds = (ms: number): number => Math.round(ms / 1000);

const columns: readonly (readonly [string, (past: PastInteraction) => string | number | null])[] = [
  ["Interaction", (past) => past.interactionId],
  ["Began (UTC)", (past) => new Date(past.startedAt).toISOString()],
  ["Ended (UTC)", (past) => new Date(past.endedAt).toISOString()],
  ["Channel", (past) => past.channelType],
  ["Direction", (past) => past.direction],
  ["Campaign", (past) => past.campaignName],
  ["Queue", (past) => past.queueName],
  ["Agent", (past) => past.agentName],
  ["Customer", (past) => past.customerName],
  ["Customer address", (past) => past.customerAddress],
  ["Disposition class", (past) => past.dispositionClass],
  ["Disposition", (past) => past.dispositionName],
  ["Notes", (past) => past.notes],
  ["System disposition", (past) => past.systemDisposition],
  ["Ended by", (past) => past.endedBy],
  ["Waited (s)", (past) => seconds(past.waitedMs)],
  ["Talked (s)", (past) => seconds(past.talkMs)],
  ["Held (s)", (past) => seconds(past.holdMs)],
  ["Wrap-up (s)", (past) => seconds(past.wrapUpMs)],
  ["Messages", (past) => past.messageCount],
];

/** The lines of a file, the heading first. */
export async function* toCsv(all: AsyncIterable<PastInteraction>): AsyncGenerator<string> {
  yield toLine(columns.map(([name]) => name));
  for await (const past of all) yield toLine(columns.map(([, read]) => read(past)));
}
