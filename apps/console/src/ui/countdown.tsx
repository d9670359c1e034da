import { useServerNow } from "../lib/clock.ts";
import { formatDuration, spellDuration } from "../lib/format.ts";

/** Time left until `until`, ticking; stays at zero. */
export function Countdown({ until, label }: { until: number; label: string }) {
  const ms = until - useServerNow();
  return (
    <span className="tabular" role="timer" aria-label={`${label}: ${spellDuration(ms)}`} aria-live="off">
      {formatDuration(Math.ceil(ms / 1_000) * 1_000)}
    </span>
  );
}
