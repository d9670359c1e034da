import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import classes from "./app-manager.module.css";
import type { DayTotal } from "./figures.ts";
import { messages } from "./messages.ts";

const text = messages.overview;
const format = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/** Use and errors of each day, side by side. */
export function DayChart({ days }: { days: readonly DayTotal[] }) {
  const sum = (of: "opened" | "errors"): number => days.reduce((total, day) => total + day[of], 0);
  const data = days.map(({ day, opened, errors }) => ({
    day: format.format(new Date(day)),
    [text.opened]: opened,
    [text.errors]: errors,
  }));
  return (
    <figure className={classes["figure"]} role="img" aria-label={text.chart(days.length, sum("opened"), sum("errors"))}>
      <div aria-hidden>
        <BarChart
          h={200}
          data={data}
          dataKey="day"
          series={[
            { name: text.opened, color: "ink.5" },
            { name: text.errors, color: "red.6" },
          ]}
          withLegend
          // As the bars stand, not by the alphabet.
          legendProps={{ itemSorter: null }}
          tickLine="none"
          xAxisProps={{ minTickGap: 32 }}
          yAxisProps={{ allowDecimals: false, width: 32 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
        />
      </div>
    </figure>
  );
}
