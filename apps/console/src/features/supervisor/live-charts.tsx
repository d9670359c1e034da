import "@mantine/charts/styles.css";
import { AreaChart, BarChart, DonutChart } from "@mantine/charts";
import { Paper, Text } from "@mantine/core";
import type { AgentActivity, SupervisorFrame } from "@omni/live";
import type { ReactNode } from "react";
import { formatTime } from "../../lib/format.ts";
import classes from "./supervisor.module.css";
import { messages } from "./messages.ts";
import { waitingByMinute } from "./select-campaign.ts";

const colours: Record<AgentActivity, string> = {
  IDLE: "green.6",
  TALK: "ink.5",
  HOLD: "ink.8",
  RING: "ink.3",
  PREVIEW: "ink.2",
  WRAP_UP: "amber.5",
  BREAK: "red.5",
  OFFLINE: "gray.6",
};

/** The figure's own name says it all: the keyboard has nothing to find within. */
const still = { accessibilityLayer: false };

/** What a picture says faster than a table. Each says the same in words to who does not see it. */
export function LiveCharts({ frame }: { frame: SupervisorFrame }) {
  return (
    <div className={classes["charts"]}>
      <AgentsChart frame={frame} />
      <TrendChart frame={frame} />
      <ServiceChart frame={frame} />
    </div>
  );
}

function Chart({ title, text, empty, children }: { title: string; text: string; empty?: string; children: ReactNode }) {
  return (
    <Paper withBorder className={classes["chart"]} component="section" aria-label={title}>
      <h2 className={classes["heading"]}>{title}</h2>
      {empty === undefined ? (
        <figure className={classes["figure"]} role="img" aria-label={text}>
          <div aria-hidden>{children}</div>
        </figure>
      ) : (
        <Text size="sm" c="dimmed" className={classes["noChart"]}>
          {empty}
        </Text>
      )}
    </Paper>
  );
}

function AgentsChart({ frame: { agents } }: { frame: SupervisorFrame }) {
  const names = Object.keys(colours) as AgentActivity[];
  const data = names
    .map((activity) => ({
      name: messages.activities[activity],
      value: agents.filter((agent) => agent.activity === activity).length,
      color: colours[activity],
    }))
    .filter(({ value }) => value > 0);
  const parts = data.map(({ name, value }) => `${name} ${value}`).join(", ");
  return (
    <Chart
      title={messages.charts.agents}
      text={messages.charts.agentsText(parts)}
      {...(data.length === 0 && { empty: messages.charts.noAgents })}
    >
      <div className={classes["donut"]}>
        <DonutChart
          data={data}
          size={132}
          thickness={20}
          withTooltip={false}
          chartLabel={String(agents.length)}
          pieChartProps={still}
          pieProps={{ rootTabIndex: -1, isAnimationActive: false }}
        />
        <ul className={classes["legend"]}>
          {data.map(({ name, value, color }) => (
            <li key={name}>
              <span
                className={classes["swatch"]}
                style={{ background: `var(--mantine-color-${color.replace(".", "-")})` }}
              />
              {name} <b>{value}</b>
            </li>
          ))}
        </ul>
      </div>
    </Chart>
  );
}

function TrendChart({ frame }: { frame: SupervisorFrame }) {
  const minutes = waitingByMinute(frame);
  const most = Math.max(0, ...minutes.map(({ waiting }) => waiting));
  // Even, so that the line in the middle stands at a whole number.
  const top = Math.max(4, most + (most % 2));
  const data = minutes.map(({ at, waiting }) => ({ time: formatTime(at), [messages.charts.waiting]: waiting }));
  return (
    <Chart title={messages.charts.trend} text={messages.charts.trendText(most, minutes.at(-1)?.waiting ?? 0)}>
      <AreaChart
        h={160}
        data={data}
        dataKey="time"
        series={[{ name: messages.charts.waiting, color: "ink.5" }]}
        curveType="stepAfter"
        withDots={false}
        tickLine="none"
        xAxisProps={{ minTickGap: 48 }}
        yAxisProps={{ allowDecimals: false, width: 28, domain: [0, top], tickCount: 3 }}
        areaProps={{ isAnimationActive: false }}
        areaChartProps={still}
      />
    </Chart>
  );
}

function ServiceChart({ frame: { queues } }: { frame: SupervisorFrame }) {
  const measured = queues.flatMap(({ name, serviceLevel }) => (serviceLevel === null ? [] : { name, serviceLevel }));
  const data = measured.map(({ name, serviceLevel }) => ({
    name,
    [messages.charts.inTime]: Math.round(serviceLevel * 100),
  }));
  const parts = measured.map(({ name, serviceLevel }) => `${name} ${Math.round(serviceLevel * 100)}%`).join(", ");
  return (
    <Chart
      title={messages.charts.service}
      text={messages.charts.serviceText(parts)}
      {...(data.length === 0 && { empty: messages.charts.noService })}
    >
      <BarChart
        h={160}
        data={data}
        dataKey="name"
        orientation="vertical"
        series={[{ name: messages.charts.inTime, color: "green.6" }]}
        valueFormatter={(value) => `${value}%`}
        maxBarWidth={22}
        xAxisProps={{ domain: [0, 100] }}
        yAxisProps={{ width: 120 }}
        barProps={{ isAnimationActive: false }}
        barChartProps={still}
      />
    </Chart>
  );
}
