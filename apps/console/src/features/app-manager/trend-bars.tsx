import type { DayTotal } from "./figures.ts";
import classes from "./app-manager.module.css";
import { messages } from "./messages.ts";

/** A few bars, one a day: whether anybody uses the app, and whether it fails. */
export function TrendBars({ title, days }: { title: string; days: readonly DayTotal[] }) {
  const most = Math.max(1, ...days.map(({ opened, errors }) => Math.max(opened, errors)));
  const height = (n: number): string => (n === 0 ? "0" : `${Math.max(8, (n / most) * 100)}%`);
  const today = days.at(-1)?.opened ?? 0;
  return (
    <span
      className={classes["trend"]}
      role="img"
      aria-label={messages.list.trend(title, today, Math.max(0, ...days.map(({ opened }) => opened)))}
    >
      {days.map(({ day, opened, errors }) => (
        <span key={day} className={classes["trendDay"]}>
          <span className={classes["trendUse"]} style={{ height: height(opened) }} />
          <span className={classes["trendErrors"]} style={{ height: height(errors) }} />
        </span>
      ))}
    </span>
  );
}
