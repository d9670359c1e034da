import { useServerNow } from "../lib/clock.ts";
import { formatDuration, spellDuration } from "../lib/format.ts";

/** Time since `since`, ticking. Read out only when asked for. */
export function Elapsed({ since, label }: { since: number; label: string }) {
  const ms = useServerNow() - since;
  return (
    <span className="tabular" role="timer" aria-label={`${label}: ${spellDuration(ms)}`} aria-live="off">
      {formatDuration(ms)}
    </span>
  );
}
