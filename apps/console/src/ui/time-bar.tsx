import { useServerNow } from "../lib/clock.ts";
import classes from "./time-bar.module.css";

/** A thin bar that empties from `from` to `until`. The same fact stands beside it in figures. */
export function TimeBar({ from, until }: { from: number; until: number }) {
  const now = useServerNow();
  const left = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - from)));
  return (
    <div className={classes["track"]} aria-hidden>
      <div className={classes["bar"]} data-low={until - now < 10_000 || undefined} style={{ scale: `${left} 1` }} />
    </div>
  );
}
