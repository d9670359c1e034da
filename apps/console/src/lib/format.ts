/** A length of time as `m:ss`, or `h:mm:ss` from an hour on. Never negative. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** A length of time in words, for screen readers. */
export function spellDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  const parts = [
    ...(minutes > 0 ? [`${minutes} ${minutes === 1 ? "minute" : "minutes"}`] : []),
    ...(minutes === 0 || seconds % 60 > 0 ? [`${seconds % 60} ${seconds % 60 === 1 ? "second" : "seconds"}`] : []),
  ];
  return parts.join(" ");
}

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

export const formatTime = (at: number): string => time.format(at);
export const formatDayAndTime = (at: number): string => `${day.format(at)}, ${time.format(at)}`;
