import type { AppLogEntry } from "@omni/host";

export const logLevels = ["error", "warn", "info", "debug"] as const;

/** The lines of these levels that hold the text, newest first. */
export function filterLog(log: readonly AppLogEntry[], levels: readonly string[], search: string): AppLogEntry[] {
  const wanted = search.trim().toLowerCase();
  return log
    .filter(({ level }) => levels.includes(level))
    .filter(
      ({ code, message, data }) =>
        wanted === "" || `${code} ${message} ${JSON.stringify(data) ?? ""}`.toLowerCase().includes(wanted),
    )
    .toReversed();
}
