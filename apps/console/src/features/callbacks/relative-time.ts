const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How far away a time is: "in 10 minutes", "yesterday", "now". */
export function formatRelative(at: number, now: number): string {
  const ms = at - now;
  const size = Math.abs(ms);
  if (size < minuteMs) return words.format(0, "second");
  if (size < hourMs) return words.format(Math.trunc(ms / minuteMs), "minute");
  if (size < 24 * hourMs && toDay(at) === toDay(now)) return words.format(Math.trunc(ms / hourMs), "hour");
  return words.format(Math.round((toDay(at) - toDay(now)) / (24 * hourMs)), "day");
}

/** The midnight that the time's day began with. */
const toDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
