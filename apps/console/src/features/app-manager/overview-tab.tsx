import { Paper, Skeleton, Text } from "@mantine/core";
import type { AppDetails, AppFigures } from "@omni/live";
import { Suspense, useState } from "react";
import { formatDayAndTime } from "../../lib/format.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import classes from "./app-manager.module.css";
import { totalByDay } from "./figures.ts";
import { messages } from "./messages.ts";
import { VersionFacts } from "./version-facts.tsx";

const text = messages.overview;
const shownDays = 30;
const DayChart = lazyPart(async () => (await import("./day-chart.tsx")).DayChart);

/** How the app fares, and what it is. */
export function OverviewTab({ app }: { app: AppDetails }) {
  const [openedAt] = useState(Date.now);
  const days = totalByDay(app.figures, shownDays, openedAt);
  const shown = app.versions.find(({ version }) => version === app.activeVersion) ?? app.versions[0];
  return (
    <div className={classes["two"]}>
      <div>
        <Paper withBorder p="md" mb="sm" component="section" aria-label={text.today}>
          <h2 className={classes["heading"]}>{text.today}</h2>
          <dl className={classes["tiles"]}>
            {(Object.keys(messages.figures) as (keyof AppFigures)[]).map((kind) => (
              <div key={kind}>
                <dt>{messages.figures[kind]}</dt>
                <dd>{app.today[kind]}</dd>
              </div>
            ))}
          </dl>
        </Paper>
        <Paper withBorder p="md" mb="sm" component="section" aria-label={text.use}>
          <h2 className={classes["heading"]}>{text.use}</h2>
          {days.every(({ opened, errors }) => opened + errors === 0) ? (
            <Text size="sm" c="dimmed">
              {text.noUse}
            </Text>
          ) : (
            <Suspense fallback={<Skeleton height={200} />}>
              <DayChart days={days} />
            </Suspense>
          )}
        </Paper>
        <Problems problems={app.lastProblems} />
      </div>
      {shown !== undefined && (
        <Paper withBorder p="md" component="section" aria-label={text.about}>
          <h2 className={classes["heading"]}>{text.about}</h2>
          <VersionFacts version={shown} />
        </Paper>
      )}
    </div>
  );
}

function Problems({ problems }: { problems: AppDetails["lastProblems"] }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={text.problems}>
      <h2 className={classes["heading"]}>{text.problems}</h2>
      {problems.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text.noProblems}
        </Text>
      ) : (
        <ul className={classes["plain"]}>
          {problems.map(({ at, kind, version, code, message }, index) => (
            // Two problems may be alike in everything.
            <li key={`${at} ${index}`} className={classes["permission"]}>
              <Text size="sm" fw={600}>
                {messages.figures[kind]}
              </Text>
              <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                {message}
              </Text>
              <Text size="xs" c="dimmed">
                {formatDayAndTime(at)} · {text.problem(code, version)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}
